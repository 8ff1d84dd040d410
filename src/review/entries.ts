import type { ExpectingEntry } from '../archive/archive.ts';
import { lastAbout } from '../archive/log.ts';
import { factsOf } from '../mend/answers.ts';
import { faultAt, leafAt, validateCorrection, WHOLE } from '../mend/judge.ts';
import { isOfMending, mend, type Stale } from '../mend/mend.ts';
import { readWhere } from '../mend/original-place.ts';
import { isFormless, NO_FORM, PAGES, pagesAt } from '../mend/pages.ts';
import type {
  Bilingual,
  Correction,
  CorrectionEntry,
  Document,
  Finding,
  MendKind,
  PageReport,
} from '../model.ts';
import { ANSWERS } from '../schema/document.ts';
import { acceptable, madeWith } from './accept-together.ts';
import { beforeOf, itemAt } from './document-view.ts';
import { mendingOf, nothingThere } from './mendings.ts';
import type { ShownPaths } from './paths.ts';
import { trackOf } from './sample/blind-view.ts';
import type { Sample } from './sample/sample.ts';
import type { ReviewStatement } from './statement.ts';

/** What a reviewer looks at, and who looks. */
type Circumstances = {
  readonly sha256: string;
  readonly version: string;
  /** as it was read, and as the reviewer sees it */
  readonly read: Document;
  readonly document: Document;
  /** what nobody could read, as the program read it */
  readonly bare: () => Document;
  readonly paths: ShownPaths;
  /** what the reviewer sees of the log, and all of it about the document */
  readonly corrections: readonly Correction[];
  readonly entries: readonly Correction[];
  readonly reviewer: string;
  readonly isBlind: boolean;
  readonly sample: Sample | null;
};

type Refused = { readonly message: Bilingual };
type Entries = readonly ExpectingEntry[] | Refused;

/** The entries that a statement makes; none where it adds nothing, and why where it cannot be said. */
export function entriesOf(statement: ReviewStatement, own: Circumstances): Entries {
  const { kind, isTogether } = statement;
  if (kind === 'undo') return undone(statement, own);
  if (kind === 'accept' && isTogether) return acceptedTogether(statement, own);
  if (kind === 'answer' || kind === 'comment' || kind === 'assign') return remarked(statement, own);
  if (isOfMending(statement)) return mended({ ...statement, kind: kind as MendKind }, own);
  return saidOfValue(statement, own);
}

/** Whoever takes one thing back that was said of many at once takes it back of all of them. */
function undone({ undoes, reason, expected }: ReviewStatement, own: Circumstances): Entries {
  const one = own.corrections.find(({ sequence }) => sequence === undoes);
  if (!one) return { message: { zh: '没有这一条', en: 'there is no such entry' } };
  return madeWith(one, own.corrections).map(each => {
    const { path, sequence, track, sample } = each;
    const before = { text: each.before.text, value: each.before.value };
    const said = { path, kind: 'undo', track, sample, before, after: null, undoes: sequence } as const;
    const entry: CorrectionEntry = { ...common(own), ...said, reason: reason || null };
    return { entry, expected: each === one ? expected : lastAbout(own.entries, entry) };
  });
}

function common({ sha256, reviewer, version }: Circumstances) {
  return { sha256, reviewer, at: new Date().toISOString(), version };
}

function acceptedTogether(statement: ReviewStatement, own: Circumstances): Entries {
  const { path: scope } = statement;
  const shown = own.corrections.map(one => ({ ...one, path: own.paths.shown(one.path) }));
  const isDrawn = own.sample?.plan.unit === 'value';
  const found = acceptable(scope, { document: own.document, corrections: shown, isDrawn });
  if ('zh' in found) return { message: found };
  const { at } = common(own);
  const all = found.map(path => saidOfValue({ ...statement, path }, own));
  const refused = all.find(one => 'message' in one);
  if (refused) return refused as Refused;
  return (all as readonly (readonly ExpectingEntry[])[]).flat().map(({ entry }) => {
    const whole = { ...entry, at, together: own.paths.logged(scope) ?? scope };
    return { entry: whole, expected: lastAbout(own.entries, whole) };
  });
}

function saidOfValue(
  { path: shown, kind, text, reason, expected, regions }: ReviewStatement,
  own: Circumstances,
): Entries {
  // what nobody could read stands as the program read it: to accept it is to say that this is right
  const isDark = kind === 'accept' && isUnreadable(own.document, shown);
  const document = isDark ? own.bare() : own.document;
  const path = own.paths.logged(shown);
  const before = path === null ? null : beforeOf(document, shown);
  if (path === null || before === null)
    return { message: { zh: '没有这个取值', en: 'there is no such value' } };
  const item = itemAt(own.sample, own.sha256, path);
  if (own.sample && own.isBlind && !item) return NOT_DRAWN;
  const misplaced = misplacedAt(path, kind, own.sample);
  if (misplaced) return { message: misplaced };
  let after: CorrectionEntry['after'] = null;
  if (kind === 'accept') after = { text: before.text, value: before.value };
  if (kind === 'correct') {
    const validated = validateCorrection(document, shown, text ?? '');
    if (!validated.isValid) return { message: validated.message };
    after = { text, value: validated.value, ...(regions && { regions }) };
  }
  const said = { path, kind, before, after, ...ofDraw(own, path) };
  const entry: CorrectionEntry = { ...common(own), ...said, reason: reason || null, undoes: null };
  return isSaidAlready(entry, own, expected) ? [] : [{ entry, expected }];
}

/** Whose work it is, and the draw that it answers. */
function ofDraw(
  { sample, sha256, isBlind }: Circumstances,
  path: string,
): Pick<CorrectionEntry, 'track' | 'sample'> {
  const item = itemAt(sample, sha256, path);
  const track = sample ? trackOf(item, isBlind) : isBlind ? 'blind' : 'work';
  return { track, sample: item ? sample!.id : null };
}

/** To accept again what oneself accepted last adds nothing; for a draw it is its answer where it was none before. */
function isSaidAlready(
  { path, kind, sample }: CorrectionEntry,
  { corrections, reviewer }: Circumstances,
  expected: string | null,
): boolean {
  const last = corrections.findLast(one => one.path === path);
  const isSame = last?.kind === kind && last.reviewer === reviewer && last.hash === expected;
  return kind === 'accept' && isSame && last.sample === sample;
}

function isUnreadable(document: Document, path: string): boolean {
  return leafAt(document, path)?.evidence.notes.includes('unreadable') ?? false;
}

/** What is missing or invented can be said of a document that was drawn as a whole; of a value only what values can be. */
function misplacedAt(path: string, kind: Correction['kind'], sample: Sample | null): Bilingual | null {
  const wanted = faultAt(path);
  const isFault = kind === 'row-missing' || kind === 'row-invented' || kind === 'form-missing';
  if (path === WHOLE) return kind === 'correct' || isFault ? NOT_THERE : null;
  const isUnit = path.endsWith('/data/currencyUnit');
  if (wanted === null) return isFault || (isUnit && kind === 'unreadable') ? NOT_THERE : null;
  // that a list is whole can be said of it
  if (kind === 'accept' && wanted === 'row-missing') return null;
  return sample?.plan.unit === 'document' && kind === wanted ? null : NOT_THERE;
}

const NOT_THERE: Bilingual = { zh: '此处不能这样答复', en: 'this cannot be said there' };
const NOT_DRAWN: Refused = { message: { zh: '此项不在样本中', en: 'this value is not in the sample' } };

/** Something of rows or forms; what does not go into the document as it is by now is refused. */
function mended(statement: ReviewStatement & { readonly kind: MendKind }, own: Circumstances): Entries {
  const made = mendingOf(statement, own);
  if ('message' in made) return made;
  const { kind, reason, expected, regions } = statement;
  const { path, mending } = made;
  const draw = ofDraw(own, path);
  if (own.sample && own.isBlind && draw.sample === null) return NOT_DRAWN;
  const log = own.corrections.map((one): Correction => ({ ...one, track: 'work' }));
  const text = readWhere(mend(own.read, log).states, kind, { at: path, mending });
  const before = { text, value: null, ...(regions && { regions }) };
  const said = { path, kind, mending, before, after: null, ...draw };
  const entry: CorrectionEntry = { ...common(own), ...said, reason: reason || null, undoes: null };
  const tried = {
    ...entry,
    track: 'work',
    sequence: Number.MAX_SAFE_INTEGER,
    previous: null,
    hash: '',
  } as const;
  const misfit = mend(own.read, [...log, tried]).stale.find(({ correction }) => correction === tried);
  if (misfit) return { message: MISFITS[misfit.why] };
  // what is put in has a name of its own: nobody can have been faster
  return [{ entry, expected: path === own.paths.logged(statement.path) ? expected : null }];
}

const MISFITS: { readonly [why in Stale['why']]: Bilingual } = {
  'no-such-value': { zh: '没有这样的行或表', en: 'there is no such row or form' },
  'no-such-place': { zh: '放不到那里', en: 'it cannot be put there' },
  'read-anew': { zh: '此处已另有内容', en: 'something else stands there now' },
  'not-of-its-type': { zh: '有的取值不合此栏的类型', en: 'a value is not of its field’s type' },
};

const MOST_NAME = 100;

/** What is said beside the values: an answer to a finding, a comment, whose document it is. None of it answers a draw. */
function remarked(
  { kind, path: shown, text, reason, expected }: ReviewStatement,
  own: Circumstances,
): Entries {
  if (own.isBlind) return { message: NOT_THERE };
  const path = own.paths.logged(shown);
  const before = path === null ? null : aboutOf({ kind, shown, text }, own.document);
  if (path === null || before === null) return nothingThere(shown);
  if ('message' in before) return before;
  const after = { text: text || null, value: null };
  const said = { path, kind, before, after, track: 'work', sample: null, undoes: null } as const;
  return [{ entry: { ...common(own), ...said, reason: reason || null }, expected }];
}

type About = { readonly kind: Correction['kind']; readonly shown: string; readonly text: string | null };

function aboutOf(
  { kind, shown, text }: About,
  document: Document,
): CorrectionEntry['before'] | Refused | null {
  const nothing = { text: null, value: null };
  if (kind === 'assign') return shown === '/assignment' && (text?.length ?? 0) <= MOST_NAME ? nothing : null;
  if (kind === 'comment') {
    if (!/^\/comments(?:\/|$)/.test(shown)) return null;
    return text?.trim() ? nothing : { message: { zh: '批注是空的', en: 'the comment is empty' } };
  }
  const pages = pagesAt(shown, document.pages);
  if (pages !== null) return text === NO_FORM ? withoutForm(pages, { shown, document }) : null;
  const finding: Finding | undefined =
    document.findings[Number(/^\/findings\/(\d+)$/.exec(shown)?.[1] ?? Number.NaN)];
  if (!finding) return null;
  const isWord = ANSWERS.some(word => word === text);
  return isWord ? factsOf(finding) : { message: { zh: '没有这种答复', en: 'there is no such answer' } };
}

/** Of a document without a form it can be said that it holds none whatever its pages are, blank ones and no pages at all among them. */
function withoutForm(
  pages: readonly PageReport[],
  { shown, document: { forms, error } }: { readonly shown: string; readonly document: Document },
): CorrectionEntry['before'] | null {
  const unread = pages.find(isFormless);
  const isAllOfIt = shown === PAGES && forms.length === 0 && error === null;
  return unread || isAllOfIt ? { text: unread?.reason ?? null, value: null } : null;
}
