import { fundingLineOf } from '../forms/labels.ts';
import { validateText } from '../mend/judge.ts';
import type { Bilingual, Correction, Document, Form, Mendings, MendKind, RowSayings } from '../model.ts';
import { INDICATOR } from '../schema/fields.ts';
import { pointerTo } from '../values/pointer.ts';
import type { ShownPaths } from './paths.ts';
import type { Asked, ReviewStatement, Texts } from './statement.ts';

/** Something of rows or forms as the log has it: its path there, and what becomes of them. */
type Made<Kind extends MendKind = MendKind> = {
  readonly path: string;
  readonly mending: Mendings[Kind];
};

type MendingContext = {
  readonly document: Document;
  readonly paths: ShownPaths;
  /** all entries about the document, whosever work they are: no two things that were put in share a name */
  readonly entries: readonly Correction[];
};

type Refused = { readonly message: Bilingual };

/** What a statement asks to become of rows and forms, in the paths of the log. */
export function mendingOf(
  { kind, path: shown, mending: asked = {} }: ReviewStatement & { readonly kind: MendKind },
  known: MendingContext,
): Made | Refused {
  const path = known.paths.logged(shown);
  if (path === null) return nothingThere(shown);
  try {
    return makers(known, { shown, path, asked })[kind]();
  } catch (error) {
    if (error instanceof Refusal) return { message: error.said };
    throw error;
  }
}

class Refusal extends Error {
  readonly said: Bilingual;
  constructor(said: Bilingual) {
    super(said.en);
    this.said = said;
  }
}

type Asking = { readonly shown: string; readonly path: string; readonly asked: Asked };

function makers(
  known: MendingContext,
  { shown, path, asked }: Asking,
): { readonly [Kind in MendKind]: () => Made<Kind> } {
  const there = (at: string | undefined) => loggedOf(known, at);
  const behind = () => (asked.behind == null ? null : there(asked.behind));
  const sayings = (texts?: Texts, places?: Asked['places']) => sayingsOf(known, { shown, texts, places });
  const list = () => path.replace(/\/\+?\d+$/, '');
  return {
    'row-added': () => ({
      path: fresh(known, path),
      mending: { behind: behind(), sayings: withLine(shown, filled(sayings(asked.texts, asked.places))) },
    }),
    'row-deleted': () => ({ path, mending: {} }),
    'row-split': () => {
      const mending = {
        to: fresh(known, list()),
        first: sayings(asked.texts),
        second: filled(sayings(asked.second)),
      };
      return { path, mending };
    },
    'row-joined': () => ({ path, mending: { with: there(asked.with), sayings: sayings(asked.texts) } }),
    'form-added': () => {
      const form = asked.form ?? refuse({ zh: '没有说明是什么表', en: 'it is not said what form it is' });
      return { path: fresh(known, '/forms'), mending: { behind: behind(), form } };
    },
    'form-deleted': () => ({ path, mending: {} }),
    'form-split': () => {
      const from = Object.entries(asked.from ?? {}).map(([name, row]) => [name, there(row)]);
      return { path, mending: { to: fresh(known, '/forms'), from: Object.fromEntries(from) } };
    },
    'form-joined': () => ({ path, mending: { with: there(asked.with) } }),
  };
}

function loggedOf({ paths }: MendingContext, shown: string | undefined): string {
  const path = shown === undefined ? null : paths.logged(shown);
  return path ?? refuse(nothingThere(shown ?? '').message);
}

function refuse(said: Bilingual): never {
  throw new Refusal(said);
}

export function nothingThere(path: string): Refused {
  return { message: { zh: `没有这样的位置：${path}`, en: `there is no such place: ${path}` } };
}

/** A name below a list, or among the forms, that nothing had before. */
function fresh({ entries }: MendingContext, list: string): string {
  const names = entries.flatMap(({ path, mending }) => [
    path,
    ...(mending && 'to' in mending ? [mending.to] : []),
  ]);
  const numbers = names.flatMap(name => {
    const own = name.startsWith(`${list}/+`) ? /^\d+/.exec(name.slice(list.length + 2))?.[0] : undefined;
    return own === undefined ? [] : [Number(own)];
  });
  return `${list}/+${Math.max(0, ...numbers) + 1}`;
}

type Said = {
  readonly shown: string;
  readonly texts: Texts | undefined;
  readonly places: Asked['places'];
};

/** Texts of a row typed as its fields are. */
function sayingsOf({ document }: MendingContext, { shown, texts = {}, places = {} }: Said): RowSayings {
  const [, index, list] = /^\/forms\/(\d+)\/data\/([a-z]+)/.exec(shown) ?? [];
  const form = document.forms[Number(index)];
  if (form === undefined || list === undefined) return refuse(nothingThere(shown).message);
  return Object.fromEntries(
    Object.entries(texts).map(([leaf, text]) => {
      const regions = places[leaf];
      return [leaf, { ...sayingOf(form, { list, leaf, text }), ...(regions && { regions }) }];
    }),
  );
}

/** A row that holds nothing of its own stands on no page; the levels are those of the row above. */
function filled(sayings: RowSayings): RowSayings {
  const isFilled = Object.entries(sayings).some(
    ([leaf, { text }]) => !LEVEL_LEAVES.has(leaf) && (text ?? '').trim() !== '',
  );
  return isFilled ? sayings : refuse({ zh: '这一行还是空的', en: 'the row is still empty' });
}

const LEVEL_LEAVES: ReadonlySet<string> = new Set(
  Object.entries(INDICATOR).flatMap(([name, { type }]) => (type === 'level' ? [`/${name}`] : [])),
);

type Field = { readonly list: string; readonly leaf: string; readonly text: string };

function sayingOf(form: Form, { list, leaf, text }: Field): RowSayings[string] {
  if (leaf === '/line') return { text, value: text };
  const typed = validateText(form, pointerTo(list, 0) + leaf, text);
  return typed.isValid ? { text, value: typed.value } : refuse(typed.message);
}

/** The kind of a funding line is told by its label, as in forms that are read. */
function withLine(shown: string, sayings: RowSayings): RowSayings {
  const label = sayings['/label']?.text;
  if (!shown.endsWith('/funding') || !label || sayings['/line']) return sayings;
  const line = fundingLineOf(label);
  return { ...sayings, '/line': { text: line, value: line } };
}
