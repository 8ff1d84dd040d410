/** Tables K.1, K.3 and K.5 of ITU-T T.81: the ones that most programs use for brightness. */
export const QUANTA = [
  16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22,
  29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103,
  121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
];

/** The order in which the coefficients of a block are written. */
export const ZIGZAG = Array.from({ length: 64 }, (_, i) => i).sort((a, b) => {
  const diagonal = (i: number) => (i >> 3) + (i & 7);
  const along = (i: number) => (diagonal(i) % 2 ? i >> 3 : i & 7);
  return diagonal(a) - diagonal(b) || along(a) - along(b);
});

export type Huffman = {
  /** codes of 1 to 16 bits */
  readonly counts: readonly number[];
  readonly values: readonly number[];
  readonly codes: { readonly [value: number]: readonly [code: number, length: number] };
};

export const DC = huffman('00010501010101010100000000000000', '000102030405060708090a0b');

export const AC = huffman(
  '0002010303020403050504040000017d',
  '01020300041105122131410613516107227114328191a1082342b1c11552d1f02433627282090a161718191a25262728292a3435363738393a' +
    '434445464748494a535455565758595a636465666768696a737475767778797a838485868788898a92939495969798999aa2a3a4a5a6a7a8a9' +
    'aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9fa',
);

function huffman(lengths: string, hex: string): Huffman {
  const [counts, values] = [[...Buffer.from(lengths, 'hex')], [...Buffer.from(hex, 'hex')]];
  const codes: { [value: number]: readonly [number, number] } = {};
  let [code, next] = [0, 0];
  counts.forEach((count, i) => {
    for (let k = 0; k < count; k += 1) codes[values[next++]!] = [code++, i + 1];
    code <<= 1;
  });
  return { counts, values, codes };
}
