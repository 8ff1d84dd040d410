import { kit } from '../../src/defaults.ts';
import { judge } from '../../src/mend/judge.ts';
import { mend } from '../../src/mend/mend.ts';
import { readWhere } from '../../src/mend/original-place.ts';
import type { Correction, CorrectionEntry, Document, Mendings, MendKind } from '../../src/model.ts';
import { entryFor } from './corrections.ts';

/** A log about one document as it grows, every entry made over what the document had become. */
export function logOver(document: Document) {
  const log: Correction[] = [];
  const now = () => mend(document, log);
  const add = (entry: CorrectionEntry): Correction => {
    const sequence = log.length + 1;
    const kept = { ...entry, sequence, previous: null, hash: `${sequence}` };
    log.push(kept);
    return kept;
  };
  return {
    log: log as readonly Correction[],
    now,
    judged: () => judge(document, log, kit),
    /** Something of rows or forms, `at` a path of the log. */
    mend<Kind extends MendKind>(kind: Kind, at: string, mending: Mendings[Kind]): Correction {
      const text = readWhere(now().states, kind, { at, mending });
      return add(entryFor(document, at, { kind, mending, before: { text, value: null } }));
    },
    /** Something of a value, by its path in the log. */
    say(at: string, other: Partial<CorrectionEntry>): Correction {
      const { document: shown, places } = now();
      return add({ ...entryFor(shown, places.shown(at) ?? at, other), path: at });
    },
    undo: ({ path, sequence }: Correction): Correction =>
      add(entryFor(document, path, { kind: 'undo', undoes: sequence })),
  };
}

export const saying = (text: string | null) => ({ text, value: text });
