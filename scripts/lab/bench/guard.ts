import { join } from 'node:path';
import { ROOT, secondsOf } from './cost.ts';
import type { Line } from './table.ts';

const ROUNDS = 15;
/** A form of one page. */
const SMALL = join(ROOT, 'fixtures/sichuan/source.pdf');

type Cost = { readonly waited: number; readonly cpu: number };

/** What it costs one small file to be read under guard: seconds that one waits, and seconds of the processors. */
export function guard(): Line[] {
  const ziping = [process.execPath, join(ROOT, 'src/cli/ziping.js'), 'extract', SMALL];
  const rounds = Array.from({ length: ROUNDS }, () => [costOf(ziping), costOf([...ziping, '--no-guard'])]);
  return (['waited', 'cpu'] as const).map(key => {
    const [guarded, bare] = [0, 1].map(side => Math.min(...rounds.map(round => round[side]![key])));
    const unit = key === 'cpu' ? 's of CPU' : 's';
    return {
      what: 'one page, under guard',
      ziping: `${guarded!.toFixed(2)} ${unit}`,
      peer: '--no-guard',
      other: `${bare!.toFixed(2)} ${unit}`,
      ratio: guarded! / bare!,
    };
  });
}

function costOf(command: readonly string[]): Cost {
  const before = performance.now();
  const cpu = secondsOf(command);
  return { waited: (performance.now() - before) / 1000, cpu };
}
