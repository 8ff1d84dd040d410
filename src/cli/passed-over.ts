import type { Archive, FileFailure, PassedOver, PassedOverKind } from '../archive/archive.ts';
import { count } from '../show/counted.ts';
import { failureOf } from '../show/failures.ts';
import { printable } from '../show/width.ts';

/** Words for kinds that are no endings. */
const KINDS: Readonly<Record<string, string>> = {
  hidden: '隐藏 hidden',
  'no-ending': '无扩展名 without an ending',
  empty: '空文件 empty',
  walked: '已走过的目录 folders found again',
  link: '符号链接 symbolic links',
  'dead-link': '失效链接 dead links',
  fifo: '管道 pipes',
  socket: '套接字 sockets',
  device: '设备 devices',
};

/** Names told of each kind; `status --failed` and the report of a program have more. */
const MOST_NAMED = 3;

/** What was passed over, by kind, with some of the names. */
export function passedLines(kinds: readonly PassedOverKind[]): string[] {
  const total = kinds.reduce((sum, { number }) => sum + number, 0);
  return [`略过 passed over  ${count(total)}`, ...kinds.map(kindLine)];
}

function kindLine({ kind, number, paths }: PassedOverKind): string {
  const names = paths.slice(0, MOST_NAMED).map(printable);
  return `${count(number).padStart(12)}  ${KINDS[kind] ?? kind}: ${names.join(', ')}${number > names.length ? ' …' : ''}`;
}

type Unread = FileFailure | (PassedOver & { readonly state: 'passed-over' });

/** Rows that are taken from the archive at a time. */
const PAGE = 1000;

/** All that could not be read, then all that was passed over. */
export async function* unreadOf(archive: Archive): AsyncGenerator<Unread> {
  yield* paged(after => archive.failures(null, { after, limit: PAGE }));
  for await (const one of paged(after => archive.passedOver(null, { after, limit: PAGE })))
    yield { ...one, state: 'passed-over' };
}

async function* paged<T extends { readonly path: string }>(
  next: (after: string | undefined) => Promise<readonly T[]>,
): AsyncGenerator<T> {
  for (let after: string | undefined; ; ) {
    const page = await next(after);
    yield* page;
    after = page.at(-1)?.path;
    if (page.length < PAGE) return;
  }
}

export function unreadLine(one: Unread, { json }: { readonly json?: boolean }): string {
  const advice = one.state === 'passed-over' ? null : failureOf(one.code).advice;
  if (json) return `${JSON.stringify({ ...one, ...(advice && { advice }) })}\n`;
  const reason =
    one.state === 'passed-over' ? (KINDS[one.kind] ?? one.kind) : `${one.state} ${one.code}: ${one.message}`;
  return `${one.state === 'passed-over' ? '–' : '✗'} ${printable(one.path)}: ${printable(reason)}\n${advice ? `    ${advice.zh} · ${advice.en}\n` : ''}`;
}
