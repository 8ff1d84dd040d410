import type { PendingFile } from '../archive/archive.ts';
import type { SettledFile } from './read-all.ts';

/** How far a run is. */
export type RunProgress = {
  readonly phase: 'finding' | 'reading';
  /** places found */
  readonly places: number;
  /** contents to read in this run, and read so far */
  readonly total: number;
  readonly read: number;
  readonly failed: number;
  /** contents that brought down their reader and are read once more alone, and the seconds that they took together before */
  readonly alone: number;
  readonly aloneSeconds: number;
  readonly pages: number;
  readonly leaves: number;
  readonly review: number;
  /** seconds since the reading began, and seconds of the processor in reading */
  readonly seconds: number;
  readonly cpu: number;
};

export type ProgressCounter = ReturnType<typeof newProgressCounter>;

/** Milliseconds: that a file takes long is told as well. */
const BEAT = 1000;

/** Adds up what a run does; `onStep` hears of each change, and of time going by until `end`. */
export function newProgressCounter(onStep?: (step: RunProgress) => void) {
  let begun = performance.now();
  let cpu = 0;
  /** what each that is to be read alone took before, by its content */
  const alone = new Map<string, number>();
  let state: Omit<RunProgress, 'seconds' | 'cpu' | 'alone' | 'aloneSeconds'> = {
    phase: 'finding',
    places: 0,
    total: 0,
    read: 0,
    failed: 0,
    pages: 0,
    leaves: 0,
    review: 0,
  };
  const step = (): RunProgress => ({
    ...state,
    alone: alone.size,
    aloneSeconds: round([...alone.values()].reduce((sum, each) => sum + each, 0)),
    cpu: secondsOf(cpu),
    seconds: state.phase === 'finding' ? 0 : round((performance.now() - begun) / 1000),
  });
  const change = (by: Partial<typeof state>) => {
    state = { ...state, ...by };
    onStep?.(step());
  };
  const beat = setInterval(() => onStep?.(step()), BEAT);
  return {
    step,
    end: () => clearInterval(beat),
    found: (places: number) => change({ places }),
    begin(total: number) {
      begun = performance.now();
      change({ phase: 'reading', total });
    },
    /** so many are left to read */
    left(number: number) {
      if (state.total !== state.read + number) change({ total: state.read + number });
    },
    /** a content brought down its reader, after so many milliseconds */
    suspected({ sha256 }: PendingFile, milliseconds: number) {
      alone.set(sha256, milliseconds / 1000);
      onStep?.(step());
    },
    settled({ sha256 }: PendingFile, settled: SettledFile) {
      alone.delete(sha256);
      const { read, failed, pages, leaves, review } = state;
      if (settled.kind !== 'read') return change({ read: read + 1, failed: failed + 1 });
      cpu += settled.cpu;
      const { facts } = settled;
      change({
        read: read + 1,
        failed: failed + (facts.error ? 1 : 0),
        pages: pages + facts.pages,
        leaves: leaves + facts.leaves,
        review: review + facts.review,
      });
    },
  };
}

/** Seconds of the processor, rounded. */
export function secondsOf(microseconds: number): number {
  return round(microseconds / 1e6);
}

function round(number: number): number {
  return Math.round(number * 100) / 100;
}
