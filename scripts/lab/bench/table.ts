/** One comparison: what each side took, and how much of the other's that is. */
export type Line = {
  readonly what: string;
  readonly ziping: string;
  readonly peer: string;
  readonly other: string;
  /** of the other's cost; null where the other did not run */
  readonly ratio: number | null;
};

export function printTable(lines: readonly Line[]): void {
  const heads = ['what', 'ziping', 'against', '', 'ratio'];
  const rows = lines.map(({ what, ziping, peer, other, ratio }) => [
    what,
    ziping,
    peer,
    other,
    ratio === null ? '' : ratio.toFixed(2),
  ]);
  const widths = heads.map((head, at) => Math.max(head.length, 3, ...rows.map(row => row[at]!.length)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at]!)).join(' | ')} |`;
  console.log([line(heads), line(widths.map(width => '-'.repeat(width))), ...rows.map(line)].join('\n'));
}
