import { leafAt } from '../../src/mend/judge.ts';
import type { CorrectionEntry, Document } from '../../src/model.ts';

/** An entry about a value of a document as it stands there, `other` over it. */
export function entryFor(
  document: Document,
  path: string,
  other: Partial<CorrectionEntry> = {},
): CorrectionEntry {
  const leaf = leafAt(document, path);
  const { regions, lines, text = null } = leaf?.evidence ?? {};
  return {
    sha256: document.source.sha256,
    path,
    kind: 'accept',
    track: 'work',
    before: { text, value: leaf?.value ?? null, ...(regions && { regions }), ...(lines && { lines }) },
    after: null,
    reason: null,
    reviewer: '李审',
    at: '2024-05-06T07:08:09.000Z',
    version: document.producedBy.ziping,
    undoes: null,
    sample: null,
    ...other,
  };
}
