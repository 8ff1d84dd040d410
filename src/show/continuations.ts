import type { Continuation } from '../model.ts';

/** Characters of a bar for each unit of the log of odds. */
const UNIT = 2;

/** What spoke for and against one table going on with another, each with its weight, the heaviest first. */
export function drawContinuation({ upper, lower, features, score, isAmbiguous }: Continuation): string {
  const place = ({ page, bbox }: Continuation['upper']) => `${page} [${bbox.map(Math.round).join(', ')}]`;
  const parts = features
    .filter(({ value }) => value !== 0)
    .toSorted((a, b) => Math.abs(b.weight * b.value) - Math.abs(a.weight * a.value));
  const rows = parts.map(({ name, weight, value }) => {
    const share = weight * value;
    const bar = (share < 0 ? '-' : '+').repeat(Math.max(1, Math.round(UNIT * Math.abs(share))));
    return `  ${name.padEnd(14)}${value.toFixed(2).padStart(6)} ×${weight.toFixed(2).padStart(6)} =${share.toFixed(2).padStart(6)}  ${bar}`;
  });
  const doubt = isAmbiguous ? ' · 存疑 nearly even' : '';
  return [
    `── ${place(upper)} → ${place(lower)} ──`,
    `${score > 0 ? '接续 goes on' : '不接 does not go on'} ${score.toFixed(2)}${doubt}`,
    ...rows,
  ].join('\n');
}
