import { SourceError } from '../errors.ts';
import { type Limits, MOST_TIMES } from './limits.ts';

/** Why a process ended while it read: `killed` is somebody else's doing, `not-started` is no document's fault. */
export type ExitReason = 'timed-out' | 'out-of-memory' | 'crashed' | 'killed' | 'not-started';

/** Why a file that brought down its process could not be read, in words. */
export function errorOf(death: ExitReason, { timeout, memory }: Limits): SourceError {
  if (death === 'timed-out') {
    return new SourceError(
      'timed-out',
      `超过时限（${timeout} 秒，每读完一页加其六分之一，至多 ${MOST_TIMES} 倍） · exceeded its time limit (${timeout} s, plus a sixth of it for each page read, at most ${MOST_TIMES} times)`,
    );
  }
  if (death === 'out-of-memory') {
    return new SourceError(
      'out-of-memory',
      `超出内存上限 ${memory} MB · exceeded its memory limit of ${memory} MB`,
    );
  }
  if (death === 'killed') {
    return new SourceError(
      'crashed',
      '读取进程一再被系统终止（多半是内存不足） · its reading process was killed repeatedly, most likely because memory ran out',
    );
  }
  return new SourceError('crashed', '使读取进程崩溃 · its reading process crashed');
}
