/** Maps to Unicode that lie about digits and marks: what is drawn, and what the map says instead. */
export const FALSE_MAPS: { readonly [name: string]: ReadonlyMap<string, string> } = {
  ...Object.fromEntries([1, 2, 3, 5, 7, 9].map(by => [`shifted-${by}`, digits(digit => (digit + by) % 10)])),
  reversed: digits(digit => 9 - digit),
  'all-5': digits(() => 5),
  'swapped-3-8': swapped('38'),
  'swapped-6-9': swapped('69'),
  'swapped-1-7': swapped('17'),
  'swapped-0-9': swapped('09'),
  '2-as-7': new Map([['2', '7']]),
  '9-as-6': new Map([['9', '6']]),
  '0-as-letter': new Map([['0', 'O']]),
  '1-as-letter': new Map([['1', 'l']]),
  'point-as-comma': new Map([['.', ',']]),
  'point-as-nothing': new Map([['.', '\u200b']]),
  letters: new Map([...'0123456789'].map(digit => [digit, String.fromCharCode(65 + Number(digit))])),
  signs: new Map([...'0123456789'].map((digit, index) => [digit, '=#$&*+:;<>'[index]!])),
};

function digits(other: (digit: number) => number): ReadonlyMap<string, string> {
  return new Map(Array.from({ length: 10 }, (_, digit) => [String(digit), String(other(digit))]));
}

function swapped(pair: string): ReadonlyMap<string, string> {
  const [one = '', other = ''] = pair;
  return new Map([
    [one, other],
    [other, one],
  ]);
}
