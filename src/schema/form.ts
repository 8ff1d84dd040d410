import { z } from 'zod';
import { evidenceSchema } from './evidence.ts';
import { measureSchema } from './measure.ts';
import { decimalOrNull, jsonPointer, named, noun, type Plain, pageNumber, text } from './terms.ts';

/** A form as `extract` prints it: its data and the evidence. Strict: a field that is not named here is a mistake. */

const money = (zh: string, en: string) =>
  named(decimalOrNull, zh, `${en}: as printed, in the form's currencyUnit, without separators`);
const score = (zh: string, en: string) => named(decimalOrNull, zh, `${en}: digits as printed`);

const extrasSchema = named(
  z.record(z.string(), text),
  '其他栏目',
  'columns and labels without a field of their own, by their printed label',
);

export type Extras = Plain<typeof extrasSchema>;

const fundingLineKindSchema = z.enum([
  'total',
  'currentYearAppropriation',
  'priorYearCarryover',
  'otherFunds',
  'other',
]);

export type FundingLineKind = Plain<typeof fundingLineKindSchema>;

const fundingLineSchema = noun(
  'FundingLine',
  z.strictObject({
    line: named(fundingLineKindSchema, '资金类别', 'kind of the funding line'),
    label: named(text, '资金名称', 'label as printed'),
    initialBudget: money('年初预算数', 'initial budget'),
    adjustedBudget: money('全年预算数', 'adjusted budget'),
    executed: money('全年执行数', 'executed amount'),
    maxScore: score('分值', 'weight'),
    executionRate: score('执行率', 'execution rate in percent'),
    score: score('得分', 'score'),
  }),
);

export type FundingLine = Plain<typeof fundingLineSchema>;

const goalSchema = z.strictObject({ expected: text, actual: text });

export type Goal = Plain<typeof goalSchema>;

const indicatorSchema = noun(
  'Indicator',
  z.strictObject({
    level1: named(text, '一级指标', 'first level, on every row that it covers'),
    level2: named(text, '二级指标', 'second level, on every row that it covers'),
    level3: named(text, '三级指标', 'name of the indicator'),
    target: named(measureSchema.nullable(), '年度指标值', 'target'),
    actual: named(measureSchema.nullable(), '实际完成值', 'actual value'),
    maxScore: score('分值', 'weight'),
    score: score('得分', 'score'),
    deviation: named(text, '偏差原因分析及改进措施', 'reasons for the deviation and remedies'),
    extras: extrasSchema,
  }),
);

export type Indicator = Plain<typeof indicatorSchema>;

const groupSchema = z.strictObject({ level1: text, level2: text, maxScore: decimalOrNull });

/** A weight printed with a group's label: 产出指标(50分) */
export type Group = Plain<typeof groupSchema>;

const totalSchema = z.strictObject({ maxScore: decimalOrNull, score: decimalOrNull, grade: text });

export type Total = Plain<typeof totalSchema>;

export const formDataSchema = noun(
  'FormData',
  z.strictObject({
    title: named(text, '表名', 'heading as printed'),
    fiscalYear: named(z.number().int().nullable(), '年度', 'fiscal year'),
    projectName: named(text, '项目名称', 'name of the project'),
    supervisingDepartment: named(text, '主管部门', 'supervising department'),
    implementingUnit: named(text, '实施单位', 'implementing unit'),
    funding: named(z.array(fundingLineSchema), '项目资金', 'funding block, line by line'),
    goals: named(z.array(goalSchema), '年度总体目标', 'annual goals'),
    indicators: named(z.array(indicatorSchema), '绩效指标', 'indicators in the order printed'),
    groups: named(z.array(groupSchema), '指标权重', 'weights printed with the label of a group'),
    total: named(totalSchema, '总分', 'total row'),
    extras: extrasSchema,
  }),
);

export type FormData = Plain<typeof formDataSchema>;

/** A JSON pointer (RFC 6901) into a form's data: `/indicators/3/target` */
export type Path = string;

export const KNOWN_FAMILIES = [
  'project-self-evaluation',
  'department-self-evaluation',
  'transfer-self-evaluation',
  'target-declaration',
  'target-monitoring',
] as const;

export type KnownFamily = (typeof KNOWN_FAMILIES)[number];

/** A kind of forms: one that ziping knows, or one that a program brings with templates of its own. */
export type FamilyId = KnownFamily | (string & Record<never, never>);

const familySchema: z.ZodType<FamilyId> = z.union([
  z.enum(KNOWN_FAMILIES),
  z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .describe('a family that a program brought along'),
]);

const currencyUnitSchema = z.enum(['yuan', 'wan-yuan']);

export type CurrencyUnit = Plain<typeof currencyUnitSchema>;

const EVIDENCE =
  'one entry for every leaf of data, by its JSON pointer; for /funding, /goals, /indicators and /groups one that tells whether the list is whole; for /currencyUnit one for the unit beside the data';

export const formSchema = noun(
  'Form',
  z.strictObject({
    family: familySchema,
    template: z.string(),
    pages: z.array(pageNumber),
    currencyUnit: named(currencyUnitSchema.nullable(), '金额单位', 'unit of all amounts of the form'),
    data: formDataSchema,
    evidence: named(z.record(jsonPointer, evidenceSchema), '依据', EVIDENCE),
  }),
);

export type Form = Plain<typeof formSchema>;
