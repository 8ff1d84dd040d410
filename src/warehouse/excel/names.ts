/** Characters that a name of a sheet may have. */
const LONGEST = 31;

/** Names of sheets out of texts: none is empty, too long, forbidden or there already (Excel does not tell cases apart). */
export function sheetNames(): (text: string) => string {
  const taken = new Set(['history']);
  return wanted => {
    const bare = wanted
      .replace(/[[\]:*?/\\\p{Cc}\p{Cs}\ufffe\uffff]/gu, ' ')
      .trim()
      .replace(/^'+|'+$/g, '');
    const base = bare === '' ? '表' : bare;
    for (let number = 1; ; number++) {
      const end = number === 1 ? '' : ` (${number})`;
      const name = cut(base, LONGEST - end.length) + end;
      if (taken.has(name.toLowerCase())) continue;
      taken.add(name.toLowerCase());
      return name;
    }
  };
}

/** Never half of a character. */
function cut(text: string, length: number): string {
  const short = text.slice(0, length);
  return (short.isWellFormed() ? short : short.slice(0, -1)).trim();
}

/** Bytes of a name that every file system takes, with an ending and a number behind it. */
const LONGEST_FILE = 180;
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/** Names of files without endings, out of texts: none that Windows refuses, or that is there already but for case. */
export function fileNames(taken: readonly string[]): (text: string) => string {
  const known = new Set(taken.map(name => name.toLowerCase()));
  return wanted => {
    const bare = wanted.replace(/[<>:"/\\|?*\p{C}]/gu, ' ').replace(/^[ .]+|[ .]+$/g, '');
    let short = bare;
    while (Buffer.byteLength(short) > LONGEST_FILE) short = [...short].slice(0, -1).join('').trimEnd();
    const base = short === '' || DEVICE.test(short) ? `${short}_` : short;
    for (let number = 1; ; number++) {
      const name = number === 1 ? base : `${base} (${number})`;
      if (known.has(name.toLowerCase())) continue;
      known.add(name.toLowerCase());
      return name;
    }
  };
}
