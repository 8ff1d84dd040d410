import type { Outcome, PendingFile } from '../archive/archive.ts';
import { factsOf } from '../archive/facts.ts';
import { failed } from '../defaults.ts';
import { SourceError, type SourceErrorCode } from '../errors.ts';
import type { Document } from '../model.ts';
import { version } from '../version.ts';
import type { Limits } from './limits.ts';
import { nameOf } from './place.ts';
import type { ReadAnswer } from './read-place.ts';
import type { Death } from './reader.ts';

/** What the archive keeps of a document that was read. */
export function outcomeOf(file: PendingFile, answer: Extract<ReadAnswer, { kind: 'read' }>): Outcome {
  const { document, facts, rows } = answer;
  return { sha256: file.sha256, version, state: facts.error ? 'failed' : 'done', document, facts, rows };
}

/** What it keeps of a document that brought down its reader twice. */
export function quarantined(file: PendingFile, death: Death, limits: Limits): Outcome {
  const document = unread(file, death, limits);
  return {
    sha256: file.sha256,
    version,
    state: 'quarantined',
    document: JSON.stringify(document),
    facts: factsOf(document, 0),
  };
}

/** Why a file brought down its reader twice, as a document with an error. */
export function unread(file: PendingFile, death: Death, limits: Limits): Document {
  const { code, message } = reasonOf(death, limits);
  const { document: bare } = failed(
    { name: nameOf(file.path), bytes: new Uint8Array() },
    new SourceError(code, message),
  );
  return { ...bare, source: { ...bare.source, sha256: file.sha256, bytes: file.bytes } };
}

function reasonOf(death: Death, { timeout, memory }: Limits): { code: SourceErrorCode; message: string } {
  if (death === 'timed-out') {
    return {
      code: 'timed-out',
      message: `单独重读仍超时（每份 ${timeout} 秒，按页数递增） · took too long, alone too (${timeout} s a document, more by its pages)`,
    };
  }
  if (death === 'out-of-memory') {
    return {
      code: 'out-of-memory',
      message: `单独重读仍超出内存上限 ${memory} MB · needs more than ${memory} MB, alone too`,
    };
  }
  if (death === 'killed') {
    return {
      code: 'crashed',
      message:
        '读取进程一再被系统终止（多半是内存不足） · its process was killed again and again, most likely for want of memory',
    };
  }
  return {
    code: 'crashed',
    message: '单独重读仍使进程崩溃 · brought its process down, alone too',
  };
}
