import type { AnswerKind, Correction, Document, Finding } from '../model.ts';
import { pointerTo } from '../values/pointer.ts';
import { effective } from './effective-entries.ts';
import type { Places } from './places.ts';

/** The paths by which the log knows the findings of a document, in their order: by the rule and the most guilty place. */
export function findingPaths(
  findings: readonly Finding[],
  { logged }: Pick<Places, 'logged'>,
): readonly string[] {
  const times = new Map<string, number>();
  return findings.map(({ rule, at: [first = ''] }) => {
    const path = pointerTo('findings', rule, logged(first) ?? first);
    const time = (times.get(path) ?? 0) + 1;
    times.set(path, time);
    return time === 1 ? path : `${path}/${time}`;
  });
}

/** What an answer is held against: it is about what was found then, and says nothing of another number there. */
export function factsOf({ found, expected }: Finding): Pick<Correction['before'], 'text' | 'value'> {
  return { text: found, value: expected };
}

/** A document whose findings have what people answered to them. */
export function withAnswers(
  document: Document,
  { corrections, places }: { readonly corrections: readonly Correction[]; readonly places: Places },
): Document {
  const ofFindings = corrections.filter(({ path }) => path.startsWith('/findings/'));
  if (ofFindings.length === 0) return document;
  const answers = new Map(effective(ofFindings).map(one => [one.path, one]));
  const paths = findingPaths(document.findings, places);
  const findings = document.findings.map((finding, index) => answered(finding, answers.get(paths[index]!)));
  return { ...document, findings };
}

function answered({ answer: _, ...finding }: Finding, entry: Correction | undefined): Finding {
  const { text, value } = factsOf(finding);
  if (entry?.kind !== 'answer' || entry.before.text !== text || entry.before.value !== value) return finding;
  const { after, reason, reviewer, at } = entry;
  return { ...finding, answer: { as: after!.text as AnswerKind, note: reason, by: reviewer, at } };
}

/** Findings made anew with the answers that the same ones had before: rule, places and numbers tell which are the same. */
export function keepingAnswers(found: readonly Finding[], before: readonly Finding[]): readonly Finding[] {
  const nameOf = ({ rule, at, found: has, expected }: Finding) => JSON.stringify([rule, at, has, expected]);
  const answers = new Map(before.flatMap(one => (one.answer ? [[nameOf(one), one.answer] as const] : [])));
  if (answers.size === 0) return found;
  return found.map(one => {
    const answer = answers.get(nameOf(one));
    return answer ? { ...one, answer } : one;
  });
}
