/** Characters that XML 1.0 forbids even when escaped, and those that turn the direction of the text after them. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]|[\u202a-\u202e\u2066-\u2069]/gu;

const ESCAPES: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Markup that is safe to put into SVG or HTML; only `markup` and `joined` make it. */
export type Markup = { readonly markup: string };

/**
 * Tag for templates of SVG or HTML: what is put in is escaped, for text as for quoted attributes, unless it is markup
 * itself. Lists are joined; null and undefined give nothing.
 */
export function markup(strings: TemplateStringsArray, ...values: readonly MarkupValue[]): Markup {
  return { markup: String.raw({ raw: strings }, ...values.map(valueMarkup)) };
}

type MarkupValue = string | number | Markup | readonly (Markup | null)[] | null | undefined;

function valueMarkup(value: MarkupValue): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return points(value);
  if (typeof value === 'string') return escapeMarkup(value);
  return 'markup' in value ? value.markup : value.map(one => one?.markup ?? '').join('');
}

/** A text with every character escaped or replaced by `�` that could be taken for markup. */
function escapeMarkup(text: string): string {
  return text.replace(FORBIDDEN, '�').replace(/[&<>"']/g, character => ESCAPES[character]!);
}

/** A number with two decimals at most: a hundredth of a point is finer than any screen. */
function points(value: number): string {
  return String(Math.round(value * 100) / 100);
}
