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
