import { WHOLE } from '../../mend/judge.ts';
import { isOfMending } from '../../mend/mend.ts';
import type { Bilingual, Correction, CorrectionKind, Mendings, Region, RowSayings } from '../../model.ts';
import { type Asked, type ReviewStatement, statementOf, type Texts } from '../statement.ts';

/**
 * What a person said, as a line of JSON. Paths are those of the log, which stay what they are whatever is put in or taken
 * out: those of the document as it was read, a row or form that a person adds is `+1`, `+2` … in its list.
 */
export type CorrectionLine = Pick<ReviewStatement, 'path' | 'kind'> & {
  /** of the document's content; else `file` tells where it was found */
  readonly sha256?: string;
  readonly file?: string;
  readonly text?: string | null;
  readonly reason?: string | null;
  readonly regions?: readonly Region[];
  readonly mending?: Asked & { readonly to?: string };
  /** said of many values at once: the path of the row or form */
  readonly together?: string;
  /** in an undo the `sequence` of what it takes back */
  readonly undoes?: number;
  /** the text that is thought to stand there: where it is another one, the line is refused */
  readonly was?: string | null;
  readonly reviewer?: string;
  readonly at?: string;
  readonly sequence?: number;
};

/** The entries that lines are made of: the work on documents. What answers a draw alone is no part of it. */
export function isPrinted({ track, kind, path }: Correction): boolean {
  return track === 'work' && !OF_DRAWS.includes(kind) && path !== WHOLE;
}

const OF_DRAWS: readonly CorrectionKind[] = ['row-missing', 'row-invented', 'form-missing'];
/** Kinds whose text is what a person typed. */
const TYPED: readonly CorrectionKind[] = ['correct', 'answer', 'comment', 'assign'];

/** An entry of the log as a line. */
export function lineOf(one: Correction): CorrectionLine {
  const { sha256, path, kind, before, after, mending, together, undoes, reason, reviewer, at, sequence } =
    one;
  const regions = kind === 'correct' ? after?.regions : isOfMending(one) ? before.regions : undefined;
  return {
    sha256,
    path,
    kind,
    ...(TYPED.includes(kind) && { text: after?.text ?? null }),
    ...(reason !== null && { reason }),
    ...(regions && { regions }),
    ...(mending && { mending: askedOf(mending) }),
    ...(together !== undefined && { together }),
    ...(undoes !== null && { undoes }),
    reviewer,
    at,
    sequence,
  };
}

/** What was put in as it was typed: whoever reads the line types it anew. */
function askedOf(mending: Mendings[keyof Mendings]): NonNullable<CorrectionLine['mending']> {
  const { sayings, first, ...rest } = mending as Partial<Mendings['row-added'] & Mendings['row-split']>;
  const { second, ...others } = rest;
  const own = sayings ?? first;
  const places =
    own && Object.entries(own).flatMap(([leaf, { regions }]) => (regions ? [[leaf, regions]] : []));
  return {
    ...others,
    ...(own && Object.keys(own).length > 0 && { texts: textsOf(own) }),
    ...(second && Object.keys(second).length > 0 && { second: textsOf(second) }),
    ...(places && places.length > 0 && { places: Object.fromEntries(places) }),
  };
}

function textsOf(sayings: RowSayings): Texts {
  return Object.fromEntries(Object.entries(sayings).map(([leaf, { text }]) => [leaf, text ?? '']));
}

/** Characters of a reviewer's name, and of the place of a file. */
const MOST_NAME = 100;
const MOST_PLACE = 4096;

type Check = (given: unknown) => boolean;
const isText =
  (most: number): Check =>
  given =>
    typeof given === 'string' && given !== '' && given.length <= most;
const isNumber: Check = given => Number.isSafeInteger(given) && (given as number) > 0;

/** What a line may hold beside what a statement does, which is looked at as one of the page is. */
const FIELDS: { readonly [name: string]: Check } = {
  sha256: given => typeof given === 'string' && /^[0-9a-f]{64}$/.test(given),
  file: isText(MOST_PLACE),
  together: isText(MOST_PLACE),
  was: given => given === null || typeof given === 'string',
  reviewer: isText(MOST_NAME),
  at: given => typeof given === 'string' && !Number.isNaN(Date.parse(given)),
  sequence: isNumber,
  ...Object.fromEntries(
    ['path', 'kind', 'text', 'reason', 'regions', 'mending', 'undoes'].map(name => [name, () => true]),
  ),
};

/** A line that was read; else why it is none. */
export function parseLine(text: string): CorrectionLine | { readonly message: Bilingual } {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (error) {
    const { message } = error as Error;
    return said(`不是 JSON：${message}`, `not JSON: ${message}`);
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return said('不是一个 JSON 对象', 'not a JSON object');
  for (const [name, value] of Object.entries(given))
    if (!FIELDS[name]?.(value))
      return FIELDS[name] ? wrong(name) : said(`没有这一栏：${name}`, `no such field: ${name}`);
  const line = given as CorrectionLine;
  if (line.sha256 === undefined && line.file === undefined)
    return said('没有说明是哪份文件（sha256 或 file）', 'it does not say which document (sha256 or file)');
  if (!statementOf(given)) return said('不是一条更正：看 path、kind、text、mending、undoes', UNSAID);
  // a blank is said by null or an empty text: a text that was forgotten takes away no value
  if (line.kind === 'correct' && line.text === undefined)
    return said('更正没有写 text（空白写 null）', 'a correction without text (null for a blank)');
  return line;
}

const UNSAID = 'not a correction: look at path, kind, text, mending, undoes';

function wrong(name: string) {
  return said(`${name} 不对`, `${name} is not as it must be`);
}

export function said(zh: string, en: string): { readonly message: Bilingual } {
  return { message: { zh, en } };
}
