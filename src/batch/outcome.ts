import type { Outcome, PendingFile } from '../archive/archive.ts';
import { documentSummaryOf } from '../archive/document-summary.ts';
import { failed } from '../failed-document.ts';
import type { Document } from '../model.ts';
import { version } from '../version.ts';
import type { Limits } from './limits.ts';
import { nameOf } from './places.ts';
import { type ExitReason, errorOf } from './process-exit.ts';
import type { ReadAnswer } from './read-place.ts';

/** What the archive keeps of a document that was read. */
export function outcomeOf(file: PendingFile, answer: Extract<ReadAnswer, { kind: 'read' }>): Outcome {
  const { document, facts, rows } = answer;
  return { sha256: file.sha256, version, state: facts.error ? 'failed' : 'done', document, facts, rows };
}

/** What it keeps of a document that brought down its reader twice. */
export function quarantined(file: PendingFile, death: ExitReason, limits: Limits): Outcome {
  const document = unread(file, death, limits);
  return {
    sha256: file.sha256,
    version,
    state: 'quarantined',
    document: JSON.stringify(document),
    facts: documentSummaryOf(document, 0),
  };
}

/** Why a file brought down its reader, as a document with an error. */
function unread(file: PendingFile, death: ExitReason, limits: Limits): Document {
  const { document: bare } = failed(
    { name: nameOf(file.path), bytes: new Uint8Array() },
    errorOf(death, limits),
  );
  return { ...bare, source: { ...bare.source, sha256: file.sha256, bytes: file.bytes } };
}
