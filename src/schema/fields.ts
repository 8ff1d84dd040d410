/**
 * The registry of what a form's data holds: every field once. The schema of the data, the typing of what was read, names on
 * pages and in the terminal, the tables of the warehouse and their dictionary are made from it: a field is added here, and
 * nowhere else.
 */

/** What kind of value a field holds: how its text is typed, stored and shown. */
export type FieldType = 'text' | 'level' | 'year' | 'money' | 'weight' | 'score' | 'rate' | 'measure';

/**
 * The version of the warehouse's tables. Goes up with every change of a table or a column, and so with every field; a target
 * of another version is loaded anew.
 */
export const WAREHOUSE_SCHEMA = 5;

type Bilingual = { readonly zh: string; readonly en: string };

export type Field<Type extends FieldType = FieldType> = {
  readonly type: Type;
  /** as forms print it; in English short */
  readonly name: Bilingual;
  /** what it is, for the JSON Schema and the dictionary */
  readonly means: Bilingual;
  /** of a field of the head that one label fills; what else fields are filled by stands in `forms/lexicon.ts`, by their names */
  readonly labels?: Labels;
  /** a person, or how to reach one */
  readonly isPersonal?: true;
};

/** Words of a label, parted by white space, as an entry of the lexicon has them. */
export type Labels = {
  readonly usual?: string;
  readonly also?: string;
  readonly before?: string;
  readonly after?: string;
  /** the field right behind which alone it is this field's label: of the telephone of somebody */
  readonly behind?: string;
};

export type Fields = { readonly [name: string]: Field };

/** What a form has once, in its head; in the order in which it is read. */
export const FORM = {
  title: field('text', ['表名', 'Title'], 'heading as printed'),
  fiscalYear: field('year', ['年度', 'Fiscal year'], ['预算年度', 'fiscal year of the form']),
  projectName: field('text', ['项目名称', 'Project'], 'name of the project'),
  supervisingDepartment: field('text', ['主管部门', 'Supervising department'], 'supervising department'),
  implementingUnit: field('text', ['实施单位', 'Implementing unit'], 'implementing unit'),
  projectLeader: {
    ...field(
      'text',
      ['项目负责人', 'Project leader'],
      [
        '项目负责人；与电话同格的连同电话',
        'who is in charge of the project; with the telephone, where one cell holds both',
      ],
    ),
    labels: { also: '项目负责人 项目负责人姓名 项目负责人及电话 项目负责人及联系电话 项目负责人及联系方式' },
    isPersonal: true,
  },
  telephone: {
    ...field('text', ['联系电话', 'Telephone'], ['项目负责人的电话', 'telephone of the project leader']),
    labels: { also: '联系电话 电话 联系方式', behind: 'projectLeader' },
    isPersonal: true,
  },
} satisfies Fields;

/** A line of the funding block; the kind of the line stands beside these, it is no text of the form. */
export const FUNDING = {
  label: field('text', ['资金名称', 'Label'], ['资金名称，如原表', 'label as printed']),
  initialBudget: field('money', ['年初预算数', 'Initial budget'], 'initial budget'),
  adjustedBudget: field('money', ['全年预算数', 'Adjusted budget'], 'adjusted budget'),
  executed: field('money', ['全年执行数', 'Executed'], 'executed amount'),
  maxScore: field('weight', ['分值', 'Weight'], 'weight'),
  executionRate: field('rate', ['执行率', 'Rate'], ['执行率，如原表', 'execution rate as printed']),
  score: field('score', ['得分', 'Score'], 'score'),
};

export const GOAL = {
  expected: field('text', ['预期目标', 'Expected'], 'what was aimed at'),
  actual: field('text', ['实际完成情况', 'Achieved'], 'what was reached'),
};

const EVERY_ROW = ['合并单元格覆盖的每行都有', 'on every row that it covers'] as const;

/** A row of the indicators. */
export const INDICATOR = {
  level1: field(
    'level',
    ['一级指标', 'Level 1'],
    [`一级指标，${EVERY_ROW[0]}`, `first level, ${EVERY_ROW[1]}`],
  ),
  level2: field(
    'level',
    ['二级指标', 'Level 2'],
    [`二级指标，${EVERY_ROW[0]}`, `second level, ${EVERY_ROW[1]}`],
  ),
  level3: field('text', ['三级指标', 'Level 3'], 'name of the indicator'),
  target: field('measure', ['年度指标值', 'Target'], 'target'),
  actual: field('measure', ['实际完成值', 'Actual'], 'actual value'),
  maxScore: field('weight', ['分值', 'Weight'], 'weight'),
  score: field('score', ['得分', 'Score'], 'score'),
  deviation: field('text', ['偏差原因分析及改进措施', 'Deviation'], 'reasons for the deviation and remedies'),
};

/** A weight printed with a group's label. */
export const GROUP = {
  level1: field('level', ['一级指标', 'Level 1'], 'first level'),
  level2: field('level', ['二级指标', 'Level 2'], 'second level'),
  maxScore: field('weight', ['分值', 'Weight'], 'weight'),
};

export const TOTAL = {
  maxScore: field('weight', ['分值', 'Weight'], ['总分行的分值', 'weight in the total row']),
  score: field('score', ['得分', 'Score'], ['总分行的得分', 'score in the total row']),
  grade: field('text', ['等级', 'Grade'], ['总分行的等级', 'grade in the total row']),
};

type FormPart = {
  /** of one row, and of the whole */
  readonly row: Bilingual;
  readonly title: Bilingual;
  readonly means: string;
  readonly fields: Fields;
};

/** What a form has in rows. */
export const LISTS = {
  funding: {
    row: { zh: '资金', en: 'Funding' },
    title: { zh: '项目资金', en: 'Funding' },
    means: 'funding block, line by line',
    fields: FUNDING,
  },
  goals: {
    row: { zh: '目标', en: 'Goal' },
    title: { zh: '年度总体目标', en: 'Goals' },
    means: 'annual goals',
    fields: GOAL,
  },
  indicators: {
    row: { zh: '指标', en: 'Indicator' },
    title: { zh: '绩效指标', en: 'Indicators' },
    means: 'indicators in the order printed',
    fields: INDICATOR,
  },
  groups: {
    row: { zh: '分组', en: 'Group' },
    title: { zh: '分组权重', en: 'Group weights' },
    means: 'weights printed with the label of a group',
    fields: GROUP,
  },
} satisfies { readonly [list: string]: FormPart };

export type ListName = keyof typeof LISTS;
export const LIST_NAMES = namesOf(LISTS);

/** All parts of a form below its head. */
export const PARTS = {
  ...LISTS,
  total: {
    row: { zh: '总分', en: 'Total' },
    title: { zh: '总分', en: 'Total' },
    means: 'total row',
    fields: TOTAL,
  },
  extras: {
    row: { zh: '其他', en: 'Other' },
    title: { zh: '其他栏目', en: 'Other entries' },
    means: 'columns and labels without a field of their own, by their printed label',
    fields: {},
  },
} satisfies { readonly [part: string]: FormPart };

/** What a funding line has beside its label: numbers all. */
export const FUNDING_NUMBERS = namesOf(FUNDING).filter(name => name !== 'label');

/** Labels without a field of their own beside which a person, or how to reach one, stands: 填报人, 联系电话, 负责人(签字). */
export const PERSONAL_LABEL =
  /人(?:员|姓名|签[字名章])*(?:[:：]|$)|负责人|电话|手机|联系方式|姓名|签[字名章]|邮箱/;

/** The unit that stands beside a form's data. */
export const CURRENCY_UNIT: Bilingual = { zh: '金额单位', en: 'Unit of amounts' };

/** The names of fields, in their order. */
export function namesOf<F extends object>(fields: F): readonly (keyof F & string)[] {
  return Object.keys(fields) as (keyof F & string)[];
}

export type NameOfType<F extends Fields, Type extends FieldType> = {
  [Name in keyof F & string]: F[Name]['type'] extends Type ? Name : never;
}[keyof F & string];

/** The names of the fields of one type. */
export function namesOfType<F extends Fields, Type extends FieldType>(fields: F, type: Type) {
  return namesOf(fields).filter((name): name is NameOfType<F, Type> => fields[name]!.type === type);
}

/** The fields of the head that one label fills. */
export const LABELLED_FIELDS = namesOf(FORM).filter(name => (FORM[name] as Field).labels !== undefined);

/** The words of the label of such a field. */
export function labelsOf(name: keyof typeof FORM): Labels {
  return (FORM[name] as Field).labels ?? {};
}

/** Nulls for all fields. */
export function blanks<F extends Fields>(fields: F): { readonly [Name in keyof F]: null } {
  return Object.fromEntries(namesOf(fields).map(name => [name, null])) as { [Name in keyof F]: null };
}

/** The field that a path into a form's data leads to; null for an extra, a list, and what leads nowhere. */
export function fieldAt(path: string): Field | null {
  const [, part = '', ...rest] = path.split('/');
  if (rest.length === 0) return fieldOf(FORM, part);
  if (part === 'total' && rest.length === 1) return fieldOf(TOTAL, rest[0]!);
  const isRow = Object.hasOwn(LISTS, part) && rest.length === 2 && /^\d+$/.test(rest[0]!);
  return isRow ? fieldOf(LISTS[part as ListName].fields, rest[1]!) : null;
}

function fieldOf(fields: Fields, name: string): Field | null {
  return Object.hasOwn(fields, name) ? fields[name]! : null;
}

/** `means`: in English only where the Chinese name says it already. */
function field<Type extends FieldType>(
  type: Type,
  [zh, en]: readonly [zh: string, en: string],
  means: string | readonly [zh: string, en: string],
): Field<Type> {
  const [meansZh, meansEn] = typeof means === 'string' ? [zh, means] : means;
  return { type, name: { zh, en }, means: { zh: meansZh, en: meansEn } };
}
