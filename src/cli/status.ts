import { openArchive } from '../archive/open.ts';
import type { Notable, StateCounts, Status } from '../archive/status.ts';
import { count } from '../show/counted.ts';
import { printable } from '../show/width.ts';
import { STATE_NAMES } from '../show/words.ts';
import type { DocumentState } from '../values/state.ts';
import { pathAt } from './files.ts';
import { passedLines, unreadLine, unreadOf } from './passed-over.ts';
import { EXIT, type Streams, write } from './streams.ts';

/**
 * `ziping status ARCHIVE`: what it holds, by state, kind, error and template; the slowest and the largest documents. With
 * `--failed` the names of all that could not be read, and of all that was passed over.
 */
export async function statusCommand(
  target: string,
  flags: { readonly json?: boolean; readonly failed?: boolean },
  streams: Streams,
): Promise<number> {
  await using archive = await openArchive(await pathAt(target), { readOnly: true });
  if (flags.failed) {
    for await (const one of unreadOf(archive)) await write(streams.out, unreadLine(one, flags));
    return EXIT.ok;
  }
  const status = await archive.status();
  await write(streams.out, flags.json ? `${JSON.stringify(status)}\n` : report(status));
  return EXIT.ok;
}

/** Words for the states of an archive. */
const STATES: Readonly<Record<string, string>> = {
  done: '完好',
  failed: '失败',
  quarantined: '隔离',
  pending: '未读',
};

function report(status: Status): string {
  const { states, documents, kinds, errors, templates, versions, totals, slowest, largest } = status;
  const { places, bytes, pages, forms, leaves, review } = totals;
  const share = leaves === 0 ? 0 : (review / leaves) * 100;
  const seconds = ({ milliseconds }: Notable) => `${(milliseconds / 1000).toFixed(1)} s`;
  const size = (number: number) => `${(number / 1e6).toFixed(1)} MB`;
  return [
    `文件 places ${count(places)} · ${size(bytes)} · 页 pages ${count(pages)} · 表 forms ${count(forms)}`,
    `取值 values ${count(leaves)} · 待核 for review ${share.toFixed(1)}%`,
    ...section('状态 state', states, word => `${word} ${STATES[word] ?? ''}`),
    ...(status.kept > 0
      ? [
          `${count(status.kept).padStart(12)}  重读失败、保留原读数 read again in vain, the reading before stands`,
        ]
      : []),
    ...section('复核 review', documents, stateName),
    ...section('类型 kind', kinds),
    ...section('错误 error', errors),
    ...(status.passedOver.length > 0 ? ['', ...passedLines(status.passedOver)] : []),
    ...section('表式 template', templates),
    ...section('版本 version', versions),
    ...ranking('最慢 slowest', slowest, seconds),
    ...ranking('最大 largest', largest, ({ bytes: own }) => size(own)),
    '',
  ].join('\n');
}

function stateName(state: string): string {
  const { zh, en } = STATE_NAMES[state as DocumentState];
  return `${zh} ${en}`;
}

function section(title: string, tally: StateCounts, name = (word: string) => word): string[] {
  const lines = Object.entries(tally).map(([word, number]) => `${count(number).padStart(12)}  ${name(word)}`);
  return lines.length === 0 ? [] : ['', title, ...lines];
}

function ranking(title: string, notable: readonly Notable[], figure: (one: Notable) => string): string[] {
  const lines = notable.map(one => `${figure(one).padStart(12)}  ${printable(one.path)}`);
  return lines.length === 0 ? [] : ['', title, ...lines];
}
