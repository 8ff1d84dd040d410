import tiff from 'utif2';

/** Runs of a colour, or steps of a line's edges, by their codes as strings of bits. */
type Codes = { readonly [bits: string]: number | undefined };
type FaxDecoders = {
  _lens: readonly Codes[];
  _dmap: Codes;
  _addNtimes(line: number[], count: number, colour: number): void;
};

/** bits: codes have 13 at most, but zeros may fill up to the end of a line (TIFF 6.0, section 11) */
const LONGEST_CODE = 1 << 14;
/** pixels: twice the longest side of a page */
const LONGEST_LINE = 70_000;

/**
 * Bounds the fax decoders of utif2. They look a code up in a string that grows with every bit until it is one, and make
 * lines of any length: in damaged data that took minutes or all memory, and the rest of the page was white. Now such
 * data throws.
 */
export function boundFaxes(): void {
  const decoders = tiff.decode as unknown as FaxDecoders;
  const { _lens, _dmap, _addNtimes } = decoders;
  decoders._lens = _lens.map(bounded);
  decoders._dmap = bounded(_dmap);
  decoders._addNtimes = (line, count, colour) => {
    if (line.length + count > LONGEST_LINE) throw new Error('a line of a fax has no end');
    _addNtimes(line, count, colour);
  };
}

function bounded(codes: Codes): Codes {
  return new Proxy(codes, {
    get(known, bits: string) {
      if (bits.length > LONGEST_CODE) throw new Error('a code of a fax has no end');
      return known[bits];
    },
  });
}
