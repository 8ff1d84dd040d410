import type { Bilingual, Measure } from '../../model.ts';
import { compared } from '../../values/text.ts';
import { TARGETS } from '../basis.ts';
import { type Family, familiesOf } from '../families.ts';
import type { FormView } from '../form-view.ts';
import { isBlank, isGiven, type RuleLeaf } from '../leaf.ts';
import { nameOf, type RuleRow } from '../row.ts';
import type { Context, Found, Rule } from '../rule.ts';
import { form } from '../sketch.ts';
import { add, decimal } from '../support/arithmetic.ts';
import { isPlaceholder } from '../support/placeholder.ts';
import { unitOf } from '../support/units.ts';

const shared = { name: '新增馆藏图书', target: '≥15000册', actual: '15000册', weight: '10', score: '10' };
const whole = form({ project: '某项目', rows: [shared] });
const part = (row: object) => form({ project: '其一(二级构成)', rows: [{ ...shared, ...row }] });

export const familyIndicator: Rule = {
  id: 'family/indicator',
  severity: 'warning',
  statement: {
    zh: '（二级构成）的指标在项目表中缺失，或目标、实际、计分不一致',
    en: 'the same indicator in parent and child differs in target, actual or scoring, or is missing in the parent',
  },
  basis: TARGETS,
  why: {
    zh: '同一指标两处不同，必有一处填错；只在一处计分，总分失真。',
    en: 'Where one indicator says two things, one is wrong; scored in one form only, the total is distorted.',
  },
  examples: [
    {
      title: { zh: '目标 12000 与 15000', en: 'targets 12000 and 15000' },
      forms: [whole, part({ target: '≥12000册' })],
      finds: ['/forms/1/data/indicators/0/target'],
    },
    {
      title: { zh: '项目表中没有此指标', en: 'missing in the parent' },
      forms: [whole, part({ name: '数字资源访问人次' })],
      finds: ['/forms/1/data/indicators/0/level3'],
    },
    {
      title: { zh: '项目表计分，二级构成未计分', en: 'scored in the parent, blank in the child' },
      forms: [
        whole,
        form({
          project: '其一(二级构成)',
          rows: [
            { name: shared.name, target: '≥15000册', actual: '15000册' },
            { name: '事项', weight: '50', score: '50' },
          ],
        }),
      ],
      finds: ['/forms/1/data/indicators/0/score', '/forms/1/data/indicators/1/level3'],
    },
    {
      title: { zh: '一致；分值可以不同', en: 'the same; weights may differ' },
      forms: [whole, part({ weight: '50', score: '50' })],
      finds: [],
    },
    {
      title: { zh: '目标按构成分解：9000 + 6000 = 15000', en: 'the target is split: 9000 + 6000 = 15000' },
      forms: [
        whole,
        part({ target: '≥9000册', actual: '9000册' }),
        part({ target: '≥6000册', actual: '6000册' }),
      ],
      finds: [],
    },
  ],
  check,
};

function check({ forms }: Context): readonly Found[] {
  return familiesOf(forms).flatMap(family =>
    family.children.flatMap(child => child.rows.filter(isNamed).flatMap(row => checkRow(row, child, family))),
  );
}

type Difference = {
  readonly leaf: RuleLeaf<unknown>;
  readonly other?: RuleLeaf<unknown>;
  readonly says: Bilingual;
};

function checkRow(row: RuleRow, child: FormView, family: Family): readonly Found[] {
  const own = counterpart(row, family.parent);
  if (own === 'unsure') return [];
  const difference = own === null ? missing(row) : differenceOf({ row, child, own, family });
  if (!difference) return [];
  const { leaf, other, says } = difference;
  return [
    {
      at: [leaf.at, ...(other ? [other.at] : [family.parent.at])],
      message: {
        zh: `“${nameOf(row)}”${says.zh}。请统一两张表。`,
        en: `“${nameOf(row)}” ${says.en}. Bring the two forms into line.`,
      },
    },
  ];
}

function isNamed({ name }: RuleRow): boolean {
  return isGiven(name) && name.value.trim() !== '' && !isPlaceholder(name.value);
}

/** shortest start of a name that tells a cut-off name from another one */
const TELLING = 8;

/** The parent's row of the same name, best under the same second level; unsure where a name may be cut off or misread. */
function counterpart(row: RuleRow, { rows }: FormView): RuleRow | 'unsure' | null {
  const name = compared(row.name.value ?? '');
  const same = rows.filter(other => isGiven(other.name) && compared(other.name.value) === name);
  const own = same.find(other => other.indicator.level2 === row.indicator.level2) ?? same[0];
  if (own) return own;
  const isUnsure = rows.some(({ name: { value, state } }) => {
    const other = compared(value ?? '');
    const isStart = other.startsWith(name) || name.startsWith(other);
    return state === 'doubtful' || (isStart && Math.min(other.length, name.length) >= TELLING);
  });
  return isUnsure || rows.length === 0 ? 'unsure' : null;
}

function missing(row: RuleRow): Difference {
  return { leaf: row.name, says: { zh: '在项目表中没有', en: 'is not in the parent’s form' } };
}

type Pair = {
  readonly row: RuleRow;
  readonly child: FormView;
  readonly own: RuleRow;
  readonly family: Family;
};

function differenceOf(pair: Pair): Difference | null {
  return measureDifference(pair, 'target') ?? measureDifference(pair, 'actual') ?? scoreDifference(pair);
}

function measureDifference({ row, own, family }: Pair, field: 'target' | 'actual'): Difference | null {
  const [mine, theirs] = [row[field], own[field]];
  if (!isGiven(mine) || !isGiven(theirs) || isSame(mine.value, theirs.value) || isSplit(own, family, field))
    return null;
  const label = field === 'target' ? { zh: '目标', en: 'target' } : { zh: '实际完成值', en: 'actual value' };
  return {
    leaf: mine,
    other: theirs,
    says: {
      zh: `${label.zh}为 ${mine.value.text}，项目表为 ${theirs.value.text}`,
      en: `has the ${label.en} ${mine.value.text}, in the parent ${theirs.value.text}`,
    },
  };
}

function scoreDifference({ row, child, own, family: { parent } }: Pair): Difference | null {
  if (!child.hasScores || !parent.hasScores || row.isShared || own.isShared) return null;
  const [mine, theirs] = [row.score, own.score];
  const says =
    isGiven(mine) && isBlank(theirs)
      ? { zh: '已计分，项目表中未计分', en: 'is scored here and not in the parent' }
      : isBlank(mine) && isGiven(theirs)
        ? { zh: '未计分，项目表中已计分', en: 'is not scored here but in the parent' }
        : null;
  return says && { leaf: mine, other: theirs, says };
}

function isSame(a: Measure, b: Measure): boolean {
  if (a.kind === 'quantity' && b.kind === 'quantity') return amountKey(a) === amountKey(b);
  if (a.kind === 'date' && b.kind === 'date') return a.date === b.date;
  return compared(a.text).replace(/[。.;；]$/, '') === compared(b.text).replace(/[。.;；]$/, '');
}

/** the amount in its base unit; a sign or unit that only one of them prints is no difference */
function amountKey({ number, to, unit }: Extract<Measure, { kind: 'quantity' }>): string {
  const factor = unit === null ? 1 : unitOf(unit).factor;
  return [number, ...(to === undefined ? [] : [to])]
    .map(bound => decimal(bound).times(factor).toString())
    .join('-');
}

/** Whether the parent's amount is the sum of its children's: then each child has its share. */
function isSplit(own: RuleRow, { children }: Family, field: 'target' | 'actual'): boolean {
  const name = compared(own.name.value ?? '');
  const shares = children.flatMap(({ rows }) => rows.filter(row => compared(row.name.value ?? '') === name));
  const amounts = [own, ...shares].map(row => row[field].value);
  const known = amounts.flatMap(value =>
    value?.kind === 'quantity' && value.to === undefined ? [decimal(amountKey(value))] : [],
  );
  const [whole, ...parts] = known;
  return shares.length > 1 && known.length === amounts.length && whole?.eq(add(parts)) === true;
}
