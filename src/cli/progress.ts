import type { RunProgress } from '../batch/progress.ts';
import { count } from '../show/counted.ts';
import { type Streams, write } from './streams.ts';

/** Milliseconds between two pictures of the bar, and between two lines of a log. */
const BAR_INTERVAL = 150;
const LINE_INTERVAL = 10_000;
const BAR_WIDTH = 20;

type ProgressLine = { show(step: RunProgress): void; end(): Promise<void> };

/** Tells on standard error how far a run is: a bar for a person, a line of JSON now and then for a log. */
export function progressOn(streams: Streams): ProgressLine {
  const isBar = streams.isErrorTerminal ?? streams.isTerminal;
  let last: RunProgress | null = null;
  let due = isBar ? 0 : performance.now() + LINE_INTERVAL;
  const print = (step: RunProgress) =>
    write(streams.err, isBar ? `\r\x1b[K${bar(step, streams.columns)}` : `${JSON.stringify(lineOf(step))}\n`);
  return {
    show(step) {
      last = step;
      const now = performance.now();
      if (now < due) return;
      due = now + (isBar ? BAR_INTERVAL : LINE_INTERVAL);
      void print(step);
    },
    async end() {
      if (last !== null) await print(last);
      if (isBar && last !== null) await write(streams.err, '\n');
    },
  };
}

/** Tells how many of how many are done: on a line that changes for a person, on one now and then for a log. */
export function countingOn(streams: Streams, words: string): (done: number, total: number) => void {
  const isBar = streams.isErrorTerminal ?? streams.isTerminal;
  let due = isBar ? 0 : performance.now() + LINE_INTERVAL;
  return (done, total) => {
    const now = performance.now();
    if (now < due && !(isBar && done === total)) return;
    due = now + (isBar ? BAR_INTERVAL : LINE_INTERVAL);
    const text = `${words} ${count(done)} / ${count(total)}`;
    void write(streams.err, isBar ? `\r\x1b[K${text}${done === total ? '\n' : ''}` : `${text}\n`);
  };
}

/** Tells of an archive of an older version that is brought up. */
export function listingOn(streams: Streams): (done: number, total: number) => void {
  return countingOn(streams, '归档来自较旧的版本，正在重编清单 · of an older version, listed anew');
}

/** What a line of the log says. */
export function lineOf(step: RunProgress) {
  const { review: _, leaves: __, cpu: ___, aloneSeconds: ____, ...rest } = step;
  return { ...rest, pagesPerSecond: pace(step), secondsLeft: left(step), reviewShare: share(step) };
}

export function bar(step: RunProgress, columns = 120): string {
  const { phase, places, total, read, failed, alone } = step;
  if (phase === 'finding') return `查找文件 finding files: ${count(places)}`;
  const full = total === 0 ? BAR_WIDTH : Math.round((read / total) * BAR_WIDTH);
  const parts = [
    `${'█'.repeat(full)}${'░'.repeat(BAR_WIDTH - full)} ${count(read)}/${count(total)} 份`,
    `${pace(step)} 页/s`,
    `剩 left ${clock(left(step))}`,
    `失败 failed ${count(failed)}`,
    ...(alone > 0 ? [`单独重读 alone ${count(alone)}`] : []),
    `待核 review ${(share(step) * 100).toFixed(1)}%`,
  ];
  while (parts.length > 1 && wide(parts.join(' · ')) > columns) parts.pop();
  return parts.join(' · ');
}

function pace({ pages, seconds }: RunProgress): number {
  return seconds === 0 ? 0 : Math.round((pages / seconds) * 10) / 10;
}

/**
 * Seconds, at the pace so far, null before there is one; what is read once more alone takes as long as it took before, one after
 * the other.
 */
function left({ total, read, seconds, alone, aloneSeconds }: RunProgress): number | null {
  const others = total - read - alone;
  if (total === 0 || (others > 0 && read === 0)) return null;
  return Math.round((others === 0 ? 0 : (others * seconds) / read) + aloneSeconds);
}

function share({ review, leaves }: RunProgress): number {
  return leaves === 0 ? 0 : Math.round((review / leaves) * 10_000) / 10_000;
}

function clock(seconds: number | null): string {
  if (seconds === null) return '–';
  const [hours, minutes, rest] = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map(Math.floor);
  return `${hours}:${String(minutes).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
}

/** Chinese characters take two columns. */
function wide(text: string): number {
  return [...text].reduce((sum, character) => sum + (/\p{Script=Han}/u.test(character) ? 2 : 1), 0);
}
