import { CATALOGUE, type Entry } from './catalogue.ts';
import { NEIGHBOURS } from './content/neighbours.ts';
import { PROJECTS, projectOf } from './content/projects.ts';
import { DIFFICULTIES, type Wish } from './difficulties.ts';
import { FALSE_MAPS } from './false-maps.ts';
import { fill } from './fill.ts';
import type { Finish } from './finish.ts';
import { DAMAGES, FINISHES } from './finishes.ts';
import { type Look, PLAIN, TRICKS } from './look.ts';
import type { Content, Printed, Sheet } from './model.ts';
import { randomPaging } from './paging.ts';
import { LIBRARIES, PRODUCERS } from './producers.ts';
import { pick, random } from './random.ts';

export type Case = {
  readonly name: string;
  readonly layout: string;
  readonly producer: string;
  readonly difficulties: readonly string[];
  readonly look: Look;
  readonly finish: readonly Finish[];
  /** the PDF's text instead of the PDF */
  readonly dump: string | null;
  readonly forms: () => Printed[];
  /** tables that are no forms, printed before and after them */
  readonly around: { readonly before: readonly Sheet[]; readonly after: readonly Sheet[] };
};

const BROWSERS = ['chromium', 'wkhtmltopdf', 'weasyprint'];
const OFFICE = ['writer', 'calc'];
const DRAWN = ['drawn', 'reportlab'];

/** The corpus as it is always printed: every layout by every producer, then every difficulty where it hurts. */
export const CASES: readonly Case[] = [...everyLayout(), ...everyKnob()].map(caseOf);

function everyLayout(): Wish[] {
  return Object.keys(CATALOGUE).flatMap(layout =>
    [...BROWSERS, ...OFFICE, ...DRAWN].map(producer => ({ layout, producer })),
  );
}

function everyKnob(): Wish[] {
  return DIFFICULTIES.flatMap(difficulty =>
    difficulty.layouts.flatMap(layout =>
      difficulty.producers.map(producer => ({ ...difficulty, layout, producer })),
    ),
  );
}

function caseOf(wish: Wish): Case {
  const entry = CATALOGUE[wish.layout];
  if (!entry) throw new RangeError(`no layout ${wish.layout}`);
  const finish = (wish.finish ?? []).map(finishOf);
  const difficulties = [...(wish.tag ? [wish.tag] : [])];
  return {
    name: [wish.layout, wish.producer, ...difficulties].join('.'),
    layout: wish.layout,
    producer: wish.producer,
    difficulties,
    look: { ...PLAIN, ...entry.look, ...wish.look },
    finish,
    dump: wish.dump ?? null,
    around: wish.neighbours
      ? { before: NEIGHBOURS.slice(0, 4), after: NEIGHBOURS.slice(4) }
      : { before: [], after: [] },
    forms: () => contentsOf(entry, wish).map(content => entry.layout(content, entry.variant)),
  };
}

function finishOf(name: string): Finish {
  const found = FINISHES[name];
  if (!found) throw new RangeError(`no finish ${name}`);
  return found;
}

function contentsOf(entry: Entry, wish: Wish): readonly Content[] {
  if (entry.contents) return entry.contents();
  return projectsOf(entry, wish).map(id => fill(projectOf(id), entry.style, wish.seed));
}

function projectsOf(entry: Entry, wish: Wish): readonly string[] {
  const wanted = wish.forms ?? entry.projects.length;
  const all = [
    ...entry.projects,
    ...PROJECTS.map(p => p.id).filter(id => !entry.projects.includes(id) && id !== 'dept'),
  ];
  return all.slice(0, wanted);
}

/** Producers whose fonts are in the file: the others come out of a re-distilling with other glyphs. */
const EMBEDDED = ['chromium', 'wkhtmltopdf', 'weasyprint', 'writer', 'calc'];
const TURNED = [[], [], [], ['rotate90'], ['rotate180'], ['linear']];
const FINISHED = [...TURNED, ['gs'], ['cairo'], ['radicals'], ['broken'], ['mutool'], ['owner']];

/** `count` cases whose layout, producer, look and content the seed decides. */
export function randomCases(count: number, seed: number): Case[] {
  const next = random(seed);
  return Array.from({ length: count }, (_, i) => randomCase(next, `${seed}-${i}`));
}

function randomCase(next: () => number, tag: string): Case {
  const [layout = ''] = pick(next, Object.entries(CATALOGUE));
  const look = randomLook(next);
  const producer = pick(
    next,
    Object.keys(PRODUCERS).filter(name => !(name in LIBRARIES)),
  );
  const finish = pick(next, EMBEDDED.includes(producer) ? FINISHED : TURNED);
  return caseOf({
    layout,
    producer,
    look,
    finish,
    seed: Math.floor(next() * 1e6),
    forms: pick(next, [1, 1, 2, 3]),
    tag: `r${tag}`,
  });
}

/** `count` cases by the producers that need no other program, over their pages in every way. */
export function styledCases(count: number, seed: number): Case[] {
  const next = random(seed);
  return Array.from({ length: count }, (_, i) => styledCase(next, `${seed}-${i}`));
}

/** The libraries as often as all pens together. */
const STYLED = [
  ...Object.keys(PRODUCERS).filter(name => PRODUCERS[name]?.needs === null),
  ...Object.keys(LIBRARIES),
];

/** `count` cases in which what is drawn is not what the text layer tells. */
export function trickedCases(count: number, seed: number): Case[] {
  const next = random(seed);
  return Array.from({ length: count }, (_, i) => {
    const [layout = ''] = pick(next, Object.entries(CATALOGUE));
    const trick = TRICKS[i % TRICKS.length]!;
    const look = { ...randomLook(next), rules: pick(next, DRAWN_RULES), trick };
    const producer = pick(next, ['drawn', 'drawn', 'drawn-fills', 'pdf-lib']);
    return caseOf({ layout, producer, look, seed: Math.floor(next() * 1e6), tag: `${trick}.t${seed}-${i}` });
  });
}

/** What all of them draw: none leaves all rulings out. */
const DRAWN_RULES: Look['rules'][] = ['solid', 'solid', 'solid', 'hair', 'thick'];

/** What leaves a page's text to lie, or breaks off its contents. */
export const FALSE_FINISHES = [...Object.keys(FALSE_MAPS), ...DAMAGES];

/** Libraries whose maps to Unicode say each digit in a row of its own. */
const MAPPED = ['pdf-lib', 'pdfkit', 'pdfmake', 'typst'];

/** `count` cases whose maps to Unicode lie, or whose contents are damaged; all of them in turn. */
export function falsifiedCases(count: number, seed: number): Case[] {
  const next = random(seed);
  return Array.from({ length: count }, (_, i) => {
    const [layout = ''] = pick(next, Object.entries(CATALOGUE));
    const finish = FALSE_FINISHES[i % FALSE_FINISHES.length]!;
    const look = { ...randomLook(next), rules: pick(next, DRAWN_RULES) };
    const producer = pick(next, MAPPED);
    const tag = `${finish}.f${seed}-${i}`;
    return caseOf({ layout, producer, look, finish: [finish], seed: Math.floor(next() * 1e6), tag });
  });
}

/** `count` cases of tables without upright rulings, or without any. */
export function alignedCases(count: number, seed: number): Case[] {
  const next = random(seed);
  const looks = {
    rules: ['none', 'horizontal'],
    producers: ['drawn', 'drawn-glyphs', 'drawn-rows', 'drawn-vertical', 'pdf-lib'],
  } as const;
  return Array.from({ length: count }, (_, i) => styledCase(next, `a${seed}-${i}`, looks));
}

type Styles = { readonly rules: readonly Look['rules'][]; readonly producers: readonly string[] };

function styledCase(
  next: () => number,
  tag: string,
  { rules, producers }: Styles = { rules: DRAWN_RULES, producers: STYLED },
): Case {
  const [layout = ''] = pick(next, Object.entries(CATALOGUE));
  const look = { ...randomLook(next), rules: pick(next, rules), paging: randomPaging(next) };
  const producer = pick(next, producers);
  const seed = Math.floor(next() * 1e6);
  // whose pages are swapped is one form: several would be torn apart
  const forms = look.paging.swapped ? 1 : pick(next, [1, 1, 2, 3]);
  return caseOf({ layout, producer, look, seed, forms, tag: `s${tag}` });
}

function randomLook(next: () => number): Partial<Look> {
  return {
    font: pick(next, [
      'Noto Serif CJK SC',
      'Noto Sans CJK SC',
      'WenQuanYi Micro Hei',
      'AR PL UMing CN',
      'AR PL SungtiL GB',
    ]),
    size: pick(next, [7, 8, 9, 10, 11, 12]),
    landscape: next() < 0.25,
    margin: pick(next, [10, 15, 20, 25]),
    width: pick(next, [1, 1, 0.92]),
    padding: pick(next, [0.5, 2, 4, 8]),
    rules: pick(next, ['solid', 'solid', 'solid', 'hair', 'thick', 'open', 'double', 'dotted']),
    shade: next() < 0.2,
    cut: next() < 0.7,
    repeatHeads: next() < 0.2,
    spaced: next() < 0.2,
    together: next() < 0.4,
    foot: pick(next, ['', 'dash', 'words']),
    valign: pick(next, ['middle', 'middle', 'top']),
    down: pick(next, ['wrap', 'break', 'break', 'vertical']),
    push: pick(next, [0, 0, 60, 200, 400]),
  };
}
