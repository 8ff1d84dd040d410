import { MENDINGS } from '../mend/mend.ts';
import type { CorrectionKind, Mendings, Region } from '../model.ts';

/**
 * What a reviewer says of what the page shows; `expected` is the hash of the last entry about it that was shown, null for
 * none. All paths are those of the document as it is shown: those of a row or form that is to be added name its list.
 */
export type ReviewStatement = {
  readonly path: string;
  readonly kind: CorrectionKind;
  /** what was typed; of an answer its word, of a comment what it says, of an assignment the reviewer */
  readonly text: string | null;
  readonly reason: string | null;
  readonly expected: string | null;
  readonly undoes: number | null;
  /** where the value stands, as the reviewer drew it */
  readonly regions?: readonly Region[];
  readonly mending?: Asked;
  /** said of all values at the path, `*` in it standing for every row or form */
  readonly isTogether?: boolean;
};

/** What is to become of rows and forms, as the page asks for it: values as they were typed, by pointers below the row. */
export type Asked = {
  readonly behind?: string | null;
  readonly with?: string;
  readonly texts?: Texts;
  /** where the values of a row that is added stand, as the reviewer drew them */
  readonly places?: { readonly [leaf: string]: readonly Region[] };
  readonly second?: Texts;
  readonly form?: Mendings['form-added']['form'];
  readonly from?: Texts;
};

export type Texts = { readonly [name: string]: string };

/** Characters of one text that a request may bring, and texts in one statement. */
const MOST_TEXT = 20_000;
const MOST_TEXTS = 200;

const KINDS: readonly CorrectionKind[] = [
  ...(['accept', 'correct', 'unreadable', 'row-missing', 'row-invented', 'form-missing', 'undo'] as const),
  ...(['answer', 'comment', 'assign'] as const),
  ...MENDINGS,
];

type Body = Readonly<Record<string, unknown>>;

/** What a request says; null where it is no statement. */
export function statementOf(body: unknown): ReviewStatement | null {
  if (!isBody(body)) return null;
  const { path, text = null, reason = null, expected = null, undoes = null, isTogether = false } = body;
  const kind = KINDS.find(known => known === body.kind);
  if (kind === undefined || !isText(path)) return null;
  if (!isTextOrNull(text) || !isTextOrNull(reason) || !isTextOrNull(expected)) return null;
  const number = Number.isSafeInteger(undoes) ? (undoes as number) : null;
  if ((kind === 'undo') !== (number !== null)) return null;
  const [regions, mending] = [regionsOf(body.regions), askedOf(body.mending)];
  if (regions === null || mending === null) return null;
  return {
    path,
    kind,
    text,
    reason,
    expected,
    undoes: number,
    isTogether: isTogether === true,
    ...(regions && { regions }),
    ...(mending && { mending }),
  };
}

/** Boxes on pages; undefined where none are given, null for what is none. */
function regionsOf(given: unknown): readonly Region[] | undefined | null {
  if (given === undefined || given === null) return undefined;
  return Array.isArray(given) && given.length <= 20 && given.every(isRegion) ? given : null;
}

export function isRegion(given: unknown): given is Region {
  if (!isBody(given) || Object.keys(given).length !== 2) return false;
  const { page, bbox } = given;
  if (!Number.isSafeInteger(page) || (page as number) < 1 || !Array.isArray(bbox) || bbox.length !== 4)
    return false;
  return bbox.every(Number.isFinite) && bbox[0] <= bbox[2] && bbox[1] <= bbox[3];
}

function askedOf(given: unknown): Asked | undefined | null {
  if (given === undefined || given === null) return undefined;
  if (!isBody(given)) return null;
  const { behind, form, texts, second, from, places } = given;
  const isRight =
    (behind === undefined || isTextOrNull(behind)) &&
    (given.with === undefined || isText(given.with)) &&
    [texts, second, from].every(one => one === undefined || areTexts(one)) &&
    (form === undefined || isForm(form)) &&
    (places === undefined || arePlaces(places));
  return isRight ? (given as Asked) : null;
}

function isForm(given: unknown): boolean {
  if (!isBody(given) || Object.keys(given).length !== 4) return false;
  const { family, template, pages, currencyUnit } = given;
  const isPage = (page: unknown) => Number.isSafeInteger(page) && (page as number) >= 1;
  return (
    isText(family) &&
    /^[a-z][a-z0-9-]*$/.test(family) &&
    isText(template) &&
    Array.isArray(pages) &&
    pages.every(isPage) &&
    [null, 'yuan', 'wan-yuan'].includes(currencyUnit as null)
  );
}

function areTexts(given: unknown): given is Texts {
  return (
    isBody(given) && Object.keys(given).length <= MOST_TEXTS && Object.entries(given).flat().every(isText)
  );
}

function arePlaces(given: unknown): boolean {
  return isBody(given) && Object.values(given).length <= MOST_TEXTS && Object.values(given).every(regionsOf);
}

function isBody(given: unknown): given is Body {
  return typeof given === 'object' && given !== null && !Array.isArray(given);
}

function isText(given: unknown): given is string {
  return typeof given === 'string' && given.length <= MOST_TEXT;
}

function isTextOrNull(given: unknown): given is string | null {
  return given === null || isText(given);
}
