import { EVALUATION } from '../basis.ts';
import type { FormView } from '../form-view.ts';
import { isDoubtful, isGiven, leafOf } from '../leaf.ts';
import type { Profile, WeightPattern } from '../profile.ts';
import { type GroupKind, isFiller, type RuleRow } from '../row.ts';
import { eachForm, type Found, type Rule } from '../rule.ts';
import { example } from '../sketch.ts';
import { add, type Decimal, decimal, exact, isWithin } from '../support/arithmetic.ts';
import { belongsTo, isSameGroup } from '../support/groups.ts';
import { WEIGHT_TOLERANCE } from '../support/sums.ts';

const usual = [
  { under: '产出/数量', weight: '50' },
  { under: '效益/社会效益', weight: '30' },
  { under: '满意度/服务对象满意度', weight: '10' },
];

export const weightsGroup: Rule = {
  id: 'weights/group',
  severity: 'warning',
  statement: {
    zh: '各一级指标分值应等于表中标注的分值，未标注的按适用口径',
    en: 'weights per first level = the weight printed with it, else the profile’s',
  },
  basis: EVALUATION,
  judgedBy: ['weights', 'execution'],
  why: {
    zh: '一级指标权重统一，项目之间的得分才可比。',
    en: 'Scores of projects can be compared only where the first levels weigh the same.',
  },
  examples: [
    example(
      { zh: '标注产出指标（50分），各行合计 45', en: 'printed 产出指标（50分）, its rows give 45' },
      {
        rows: [{ weight: '25' }, { weight: '20' }],
        groups: [{ level1: '产出指标', level2: null, maxScore: '50' }],
      },
      ['/indicators/0/maxScore'],
    ),
    example(
      {
        zh: '未标注，按全国口径 50/30/10，产出 55',
        en: 'nothing printed, national 50/30/10, output 55',
      },
      { rows: [{ under: '产出/质量', weight: '5' }, ...usual] },
      ['/indicators/0/maxScore'],
    ),
    example({ zh: '50/30/10', en: '50/30/10' }, { rows: usual }),
    example(
      { zh: '部门整体自评表不套用', en: 'not for department forms' },
      { family: 'department-self-evaluation', rows: [{ under: '产出/质量', weight: '5' }, ...usual] },
    ),
  ],
  check: eachForm(check),
};

function check(view: FormView): readonly Found[] {
  const rows = view.rows.filter(row => !isFiller(row));
  if (!view.hasWeights || rows.some(row => isDoubtful(row.weight) || row.indicator.level1 === null))
    return [];
  return view.data.groups.length > 0 ? againstPrinted(view, rows) : againstProfile(view, rows);
}

function againstPrinted({ form, index, data }: FormView, rows: readonly RuleRow[]): readonly Found[] {
  return data.groups.flatMap((group, i) => {
    const weight = leafOf(form, index, `/groups/${i}/maxScore`, group.maxScore);
    const isOnly = data.groups.filter(other => isSameGroup(other, group)).length === 1;
    const own = rows.filter(row => belongsTo(row, group));
    if (!isOnly || !isGiven(weight) || own.length === 0) return [];
    const label = group.level2 ?? group.level1 ?? '';
    return compareGroup({ label, rows: own, expected: decimal(weight.value) }) ?? [];
  });
}

function againstProfile(view: FormView, rows: readonly RuleRow[]): readonly Found[] {
  const kinds = new Set(rows.map(row => row.group));
  const pattern = view.form.family === 'project-self-evaluation' ? patternFor(view, kinds) : null;
  if (!pattern) return [];
  return Object.entries(pattern).flatMap(([kind, weight]) => {
    const own = rows.filter(row => row.group === kind);
    const label = own[0]?.indicator.level1 ?? kind;
    return compareGroup({ label, rows: own, expected: decimal(weight), profile: view.profile }) ?? [];
  });
}

/** Weights are prescribed for these first levels and this execution weight together: with others they mean nothing. */
function patternFor(
  { profile, money }: FormView,
  kinds: ReadonlySet<GroupKind | null>,
): WeightPattern | null {
  if (money?.maxScore.value?.eq(profile.execution) === false) return null;
  const isFor = (pattern: WeightPattern) => {
    const prescribed = Object.keys(pattern) as GroupKind[];
    return prescribed.length === kinds.size && prescribed.every(kind => kinds.has(kind));
  };
  return profile.weights.find(isFor) ?? null;
}

type Compared = {
  readonly label: string;
  readonly rows: readonly RuleRow[];
  readonly expected: Decimal;
  readonly profile?: Profile;
};

function compareGroup({ label, rows, expected, profile }: Compared): Found | null {
  const found = add(rows.flatMap(row => row.weight.value ?? []));
  if (isWithin(found, expected, WEIGHT_TOLERANCE)) return null;
  const source = profile
    ? { zh: '应为', en: 'prescribed are' }
    : { zh: '表中标注', en: 'printed with it are' };
  return {
    at: rows.map(row => row.weight.at),
    message: {
      zh: `“${label}”各行分值合计 ${exact(found)} 分，${source.zh} ${exact(expected)} 分。请核对分值设置。`,
      en: `The weights under “${label}” add up to ${exact(found)}; ${source.en} ${exact(expected)}. Check the weights.`,
    },
    expected: exact(expected),
    found: exact(found),
    ...(profile ? { profile } : {}),
  };
}
