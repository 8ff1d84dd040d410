import type { Evidence, Form, Indicator, Note, Path } from '../model.ts';
import type { Piece } from './desk.ts';
import { lexicon } from './labels.ts';
import type { Segment } from './recognise.ts';
import { isPictured, misplaced } from './soundness.ts';
import { hasUnknownColumn, isNoHeading } from './wholeness.ts';

/** Share of the rows that have a thing, from which on a row without it is a part of another one, or none. */
const USUAL = 0.7;

/** Nothing in a table whose columns were concluded wrongly is surer than this. */
const UNSOUND = 0.5;

/**
 * Given a form and what it was read from; returned as it is where a text layer stands in drawn tables. Where rows or
 * columns are a conclusion, from the alignment of the text or from the rulings of a picture, what is out of place wants
 * review, and with it all that may stand wrongly for the same reason, or be absent.
 */
export function doubtConcluded(form: Form, segments: readonly Segment[], claimed: ReadonlySet<Piece>): Form {
  const patterns = misplaced(form, segments, claimed);
  const placed =
    patterns.length === 0 ? form : doubted(form, path => patterns.some(pattern => pattern.test(path)));
  return segments.some(isPictured) ? doubtSigns(doubtUnweighed(doubtHalves(placed))) : placed;
}

/** What one half of is hardly printed without the other. */
const HALVES = [
  ['expected', 'actual'],
  ['target', 'actual'],
  ['maxScore', 'score'],
] as const;

/**
 * In a picture a blank may be ink that was not seen: where its other half is printed, a person must look. A column that the
 * form does not have is no blank.
 */
function doubtHalves(form: Form): Form {
  const { funding, goals, indicators, total } = form.data;
  if (form.family === 'target-declaration') return form;
  const isWithout = (path: Path) => {
    const field = path.slice(path.lastIndexOf('/') + 1) as 'target' | 'actual' | 'maxScore' | 'score';
    const isNowhere = indicators.every(row => row[field] === null) && !hasUnknownColumn(form);
    return isNowhere && /^.(indicators|total)/.test(path) && form.evidence[path]!.notes.includes('absent');
  };
  const listed = Object.entries({ funding, goals, indicators }).flatMap(([list, rows]) =>
    rows.map((row, index) => [`/${list}/${index}`, row] as const),
  );
  const blank = [...listed, ['/total', total] as const].flatMap(([path, row]) => {
    const value = (field: string) => (row as { readonly [field: string]: unknown })[field];
    return HALVES.flatMap(([one, other]) => [
      ...(value(one) === null && value(other) ? [`${path}/${one}`] : []),
      ...(value(other) === null && value(one) ? [`${path}/${other}`] : []),
    ]);
  });
  const paths = new Set(blank.filter(path => !isWithout(path)));
  return doubted(form, path => paths.has(path));
}

/**
 * In a picture a row without weight and score among rows that have them may be a stamp across the table. It is none where a
 * name stands beside what was aimed at and what came of it: where weights are missing, their sum has told so before.
 */
function doubtUnweighed(form: Form): Form {
  const { indicators } = form.data;
  const isWhole = ({ level3, target, actual }: Indicator) =>
    /[\u3400-\u9fff]{2}/.test(level3 ?? '') && target !== null && actual !== null;
  const bare = indicators.flatMap((row, index) =>
    row.maxScore === null && row.score === null && !isWhole(row) ? [`/indicators/${index}/`] : [],
  );
  if (bare.length === 0 || bare.length > (1 - USUAL) * indicators.length) return form;
  return doubted(form, path => bare.some(start => path.startsWith(start)));
}

/** `>=` and `<=` as two signs, of which a reader may lose one. */
const PAIR = /^[<>＜＞][=＝]/u;
const HALF = /^[<>＜＞](?![=＝])/u;

/**
 * In a picture the sign before a number is lost more often than any other: a target without one, among targets that nearly
 * all have one, and the first sign of two that are usual, want a look.
 */
function doubtSigns(form: Form): Form {
  const measures = form.data.indicators.flatMap((row, index) =>
    (['target', 'actual'] as const).flatMap(field => {
      const measure = row[field];
      return measure?.kind === 'quantity'
        ? [{ ...measure, field, path: `/indicators/${index}/${field}` }]
        : [];
    }),
  );
  const targets = measures.filter(({ field }) => field === 'target');
  const bare = targets.filter(({ comparator, to }) => comparator === null && to === undefined);
  const isUsual = targets.length - bare.length >= USUAL * targets.length;
  const half = measures.some(({ text }) => PAIR.test(text))
    ? measures.filter(({ text }) => HALF.test(text))
    : [];
  const odd = new Set([...(isUsual ? bare : []), ...half].map(({ path }) => path));
  return odd.size > 0 ? doubted(form, path => odd.has(path)) : form;
}

/** Given a form in any table; returned with doubt about what is odd in its rows. */
export function doubtOdd(form: Form): Form {
  return doubtDays(doubtHeadings(doubtTopless(doubtCutGroups(doubtNameless(form)))));
}

/** A day that no 日 follows stands in a cell that had no room for it, nor for what may come behind it; or a number is lost. */
function doubtDays(form: Form): Form {
  const cut = form.data.indicators.flatMap((row, index) =>
    (['target', 'actual'] as const).flatMap(field =>
      /月\d{1,2}$|年\s*月|月\s*日/.test(row[field]?.text ?? '') ? [`/indicators/${index}/${field}`] : [],
    ),
  );
  return cut.length > 0 ? doubted(form, path => cut.includes(path)) : form;
}

/**
 * Rows without a name (or with one character of it) where the others have one: pieces of a row that a page break cut, or a
 * total that was taken for a row. What is beside them may lack what stands in them.
 */
function doubtNameless(form: Form): Form {
  const { indicators, total } = form.data;
  const nameless = indicators.flatMap((row, index) => ([...(row.level3 ?? '')].length < 2 ? [index] : []));
  if (nameless.length === 0 || nameless.length > (1 - USUAL) * indicators.length) return form;
  const near = nameless.flatMap(index => [index - 1, index, index + 1].map(row => `/indicators/${row}/`));
  if (total.score === null && total.maxScore === null) near.push('/total/');
  return doubted(form, path => near.some(start => path.startsWith(start)));
}

/** Second levels stand under first ones: where no row has one, its column was not seen. */
function doubtTopless(form: Form): Form {
  const { indicators } = form.data;
  const isTopless =
    indicators.every(row => row.level1 === null) && indicators.some(row => row.level2 !== null);
  return isTopless ? doubted(form, path => /^\/indicators\/\d+\/level1$/.test(path)) : form;
}

/**
 * A group that a page break cuts has its name and the weight and score of all its rows in one half of its cells: where they
 * stand below the break, the last row above may be of that group, and what stands below be its own.
 */
function doubtCutGroups(form: Form): Form {
  const { data, evidence } = form;
  const pageOf = (row: number) => evidence[`/indicators/${row}/level3`]?.regions?.at(-1)?.page;
  const cut = data.indicators.flatMap((row, index) => {
    const next = data.indicators[index + 1];
    const isNameless =
      row.level2 === null && evidence[`/indicators/${index}/level2`]!.notes.includes('ambiguous');
    if (!next || !isNameless || pageOf(index) === pageOf(index + 1)) return [];
    return (['maxScore', 'score'] as const)
      .filter(field => row[field] === null && next[field] !== null)
      .flatMap(field => [index, index + 1].map(own => `/indicators/${own}/${field}`));
  });
  return cut.length > 0 ? doubted(form, path => cut.includes(path)) : form;
}

/** A heading where its column's value or a goal should be, and a level that a bracket broke off from. */
function doubtHeadings(form: Form): Form {
  const { indicators } = form.data;
  const isHeading = (text: string | null) =>
    text !== null &&
    text.length > SHORT_HEAD &&
    !/[，。；：,;:]/.test(text) &&
    lexicon().indicator(text) === 'deviation';
  const isOpen = (text: string | null) => text !== null && /[(（]$/.test(text.trim());
  const odd = indicators.flatMap((row, index) => [
    ...(isHeading(row.deviation) ? [`/indicators/${index}/deviation`] : []),
    ...(['level1', 'level2', 'level3'] as const).flatMap(level =>
      isOpen(row[level]) ? [`/indicators/${index}/${level}`] : [],
    ),
  ]);
  const { goals } = form.data;
  const isAstray = goals.some(goal => !isNoHeading(goal.expected) || !isNoHeading(goal.actual));
  const isMeant = (path: Path) => odd.includes(path) || (isAstray && path.startsWith('/goals/'));
  return odd.length > 0 || isAstray ? doubted(form, isMeant) : form;
}

/** characters */
const SHORT_HEAD = 5;

function doubted(form: Form, isMeant: (path: Path) => boolean): Form {
  const evidence = Object.entries(form.evidence).map(([path, own]): [Path, Evidence] => {
    if (!isMeant(path)) return [path, own];
    const notes = [...new Set<Note>([...own.notes, 'ambiguous'])];
    return [path, { ...own, confidence: Math.min(own.confidence, UNSOUND), review: true, notes }];
  });
  return { ...form, evidence: Object.fromEntries(evidence) };
}
