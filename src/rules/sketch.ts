import type {
  Bilingual,
  Evidence,
  FamilyId,
  Form,
  FormData,
  FundingLine,
  FundingLineKind,
  Group,
  Indicator,
  Measure,
  Note,
  Path,
} from '../model.ts';
import { blanks, FORM, FUNDING, FUNDING_NUMBERS, INDICATOR } from '../schema/fields.ts';
import { readMeasure } from '../values/measure.ts';
import type { Example } from './rule.ts';

/** A funding line: initial, adjusted, executed, weight, rate, score, as `FUNDING_NUMBERS` has them; null is blank. */
export type LineSketch = readonly (string | null)[];

export type RowSketch = {
  /** first and second level: `产出/数量` */
  readonly under?: string;
  readonly name?: string | null;
  readonly target?: string;
  readonly actual?: string;
  readonly weight?: string;
  readonly score?: string;
  readonly reason?: string;
  readonly extras?: Indicator['extras'];
};

/** A form in a few lines: what is not named is blank, or what a correct form has. */
export type FormSketch = {
  readonly family?: FamilyId;
  readonly title?: string;
  readonly template?: string;
  readonly year?: number;
  readonly project?: string;
  readonly department?: string | null;
  readonly unit?: string | null;
  readonly currency?: Form['currencyUnit'];
  readonly money?: LineSketch;
  readonly parts?: readonly LineSketch[];
  readonly rows?: readonly RowSketch[];
  readonly groups?: readonly Group[];
  readonly goals?: FormData['goals'];
  readonly total?: readonly [maxScore: string | null, score: string | null];
  readonly extras?: FormData['extras'];
  /** columns that the form does not have: `deviation`, `maxScore` … */
  readonly without?: readonly string[];
  /** notes by path, `review` among them */
  readonly notes?: { readonly [path: Path]: readonly (Note | 'review')[] };
};

/** An example of one form; `finds` are places below its data: `/indicators/0/score`. */
export function example(title: Bilingual, sketch: FormSketch, finds: readonly string[] = []): Example {
  return {
    title,
    // readers need no examples
    get forms() {
      return [form(sketch)];
    },
    finds: finds.map(place => `/forms/0/data${place}`),
  };
}

/** An example of one row, titled by what stands in it; `field` is where something is found, null where nothing is. */
export function rowExample(row: RowSketch, field: string | null, why?: Bilingual): Example {
  const finds = field === null ? [] : [`/indicators/0/${field}`];
  const [zh, en] = [rowText(row, '（空白）', ' / '), rowText(row, '(blank)', ' of ')];
  return example(
    { zh: why ? `${why.zh}：${zh}` : zh, en: why ? `${why.en}: ${en}` : en },
    { rows: [row] },
    finds,
  );
}

function rowText(
  { name, target, actual, weight, score, reason }: RowSketch,
  blank: string,
  of: string,
): string {
  const measures = actual === undefined ? (target ?? '') : `${target ?? blank} → ${actual}`;
  const parts = [
    [name, measures].filter(part => part).join(' '),
    score === undefined ? (weight ?? '') : `${score}${weight === undefined ? '' : of + weight}`,
    reason === undefined ? '' : `“${reason}”`,
  ];
  return parts.filter(part => part !== '').join(', ');
}

const PARTS: readonly FundingLineKind[] = ['currentYearAppropriation', 'priorYearCarryover', 'otherFunds'];

/** Given a sketch; returned is the whole form with the evidence of a native page. */
export function form(sketch: FormSketch = {}): Form {
  const data: FormData = {
    ...blanks(FORM),
    title: sketch.title ?? '项目支出绩效自评表',
    fiscalYear: sketch.year ?? 2023,
    projectName: sketch.project ?? '示例项目',
    supervisingDepartment: sketch.department === undefined ? '示例局' : sketch.department,
    implementingUnit: sketch.unit === undefined ? '示例中心' : sketch.unit,
    funding: fundingLines(sketch),
    goals: sketch.goals ?? [],
    indicators: (sketch.rows ?? []).map(toIndicator),
    groups: sketch.groups ?? [],
    total: { maxScore: sketch.total?.[0] ?? null, score: sketch.total?.[1] ?? null, grade: null },
    extras: sketch.extras ?? {},
  };
  return {
    family: sketch.family ?? 'project-self-evaluation',
    template: sketch.template ?? 'generic',
    pages: [1],
    currencyUnit: sketch.currency ?? 'wan-yuan',
    data,
    evidence: evidenceOf(data, sketch),
  };
}

function fundingLines({
  money = ['100', '100', '100', '10', '100.00', '10'],
  parts = [],
}: FormSketch): FundingLine[] {
  const labels = ['年度资金总额', '其中：当年财政拨款', '上年结转资金', '其他资金'];
  return [money, ...parts].map((line, i) => ({
    ...blanks(FUNDING),
    line: i === 0 ? 'total' : (PARTS[i - 1] ?? 'other'),
    label: labels[i] ?? `其他${i}`,
    ...Object.fromEntries(FUNDING_NUMBERS.map((name, at) => [name, line[at] ?? null])),
  }));
}

function toIndicator(row: RowSketch, i: number): Indicator {
  const [level1 = '', level2 = ''] = (row.under ?? '产出/数量').split('/');
  return {
    ...blanks(INDICATOR),
    level1: `${level1}指标`,
    level2: level2 === '' ? null : `${level2}指标`,
    level3: row.name === undefined ? `事项${'甲乙丙丁戊己庚辛壬癸'[i] ?? i}` : row.name,
    target: toMeasure(row.target),
    actual: toMeasure(row.actual),
    maxScore: row.weight ?? null,
    score: row.score ?? null,
    deviation: row.reason ?? null,
    extras: row.extras ?? {},
  };
}

function toMeasure(text: string | undefined): Measure | null {
  return text === undefined ? null : readMeasure(text, { fiscalYear: 2023 }).measure;
}

function evidenceOf(data: FormData, { without = [], notes = {} }: FormSketch): Form['evidence'] {
  const entries = leaves(data, '').map(([path, value]): [Path, Evidence] => {
    const own =
      notes[path] ??
      (value !== null ? [] : [without.some(column => path.endsWith(`/${column}`)) ? 'absent' : 'blank']);
    const text = value === null ? null : typeof value === 'object' ? (value as Measure).text : String(value);
    return [
      path,
      {
        text,
        regions: text === null ? [] : [{ page: 1, bbox: [0, 0, 10, 10] }],
        source: 'text-layer',
        confidence: 0.99,
        review: own.includes('review'),
        notes: own.filter(note => note !== 'review'),
      },
    ];
  });
  return Object.fromEntries(entries);
}

/** a measure as a whole is a leaf */
function leaves(value: unknown, path: Path): [Path, unknown][] {
  if (typeof value !== 'object' || value === null || 'kind' in value) return [[path, value]];
  return Object.entries(value).flatMap(([key, child]) =>
    key === 'line' ? [] : leaves(child, `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  );
}
