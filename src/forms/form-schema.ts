import { z } from 'zod';
import { KNOWN_FAMILIES } from './template.ts';

/** A form as `extract` prints it: its data and the evidence. Strict: a field that is not named here is a mistake. */

/** names a field in Chinese (title) and English (description) */
export function named<S extends z.ZodType>(schema: S, zh: string, en: string): S {
  return schema.meta({ title: zh, description: en });
}

/** names an object, so that the JSON Schema has it once, under `$defs` */
export function noun<S extends z.ZodType>(id: string, schema: S): S {
  return schema.meta({ id });
}

export const text = z.string().nullable();
const decimalText = z.string().regex(/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/);
const decimalOrNull = decimalText.nullable();
export const pageNumber = z.number().int().positive();
export const jsonPointer = z.string().regex(/^(?:\/(?:[^~/]|~[01])*)*$/);
const lineNumber = z.number().int().positive();

const money = (zh: string, en: string) =>
  named(decimalOrNull, zh, `${en}: as printed, in the form's currencyUnit, without separators`);
const score = (zh: string, en: string) => named(decimalOrNull, zh, `${en}: digits as printed`);

export const measureSchema = noun(
  'Measure',
  z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('quantity'),
      comparator: named(
        z.enum(['=', '>', '>=', '<', '<=']).nullable(),
        '比较符号',
        'comparator; other glyphs folded',
      ),
      number: named(decimalText, '数值', 'number, without separators'),
      unit: named(text, '计量单位', 'unit as printed'),
      text: named(z.string(), '原文', 'the measure as printed'),
    }),
    z.strictObject({
      kind: z.literal('date'),
      relation: named(z.enum(['by', 'before', 'at', 'after']).nullable(), '时间关系', 'relation to the date'),
      date: named(z.string().regex(/^\d{4}(?:-\d\d(?:-\d\d)?)?$/), '日期', 'ISO 8601 day, month or year'),
      text: named(z.string(), '原文', 'the measure as printed'),
    }),
    z.strictObject({
      kind: z.literal('qualitative'),
      text: named(z.string(), '定性描述', 'words as printed'),
    }),
  ]),
);

const extrasSchema = named(
  z.record(z.string(), text),
  '其他栏目',
  'columns and labels without a field of their own, by their printed label',
);

const fundingLineSchema = noun(
  'FundingLine',
  z.strictObject({
    line: named(
      z.enum(['total', 'currentYearAppropriation', 'priorYearCarryover', 'otherFunds', 'other']),
      '资金类别',
      'kind of the funding line',
    ),
    label: named(text, '资金名称', 'label as printed'),
    initialBudget: money('年初预算数', 'initial budget'),
    adjustedBudget: money('全年预算数', 'adjusted budget'),
    executed: money('全年执行数', 'executed amount'),
    maxScore: score('分值', 'weight'),
    executionRate: score('执行率', 'execution rate in percent'),
    score: score('得分', 'score'),
  }),
);

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

export const formDataSchema = noun(
  'FormData',
  z.strictObject({
    title: named(text, '表名', 'heading as printed'),
    fiscalYear: named(z.number().int().nullable(), '年度', 'fiscal year'),
    projectName: named(text, '项目名称', 'name of the project'),
    supervisingDepartment: named(text, '主管部门', 'supervising department'),
    implementingUnit: named(text, '实施单位', 'implementing unit'),
    funding: named(z.array(fundingLineSchema), '项目资金', 'funding block, line by line'),
    goals: named(z.array(z.strictObject({ expected: text, actual: text })), '年度总体目标', 'annual goals'),
    indicators: named(z.array(indicatorSchema), '绩效指标', 'indicators in the order printed'),
    groups: named(
      z.array(z.strictObject({ level1: text, level2: text, maxScore: decimalOrNull })),
      '指标权重',
      'weights printed with the label of a group',
    ),
    total: named(
      z.strictObject({ maxScore: decimalOrNull, score: decimalOrNull, grade: text }),
      '总分',
      'total row',
    ),
    extras: extrasSchema,
  }),
);

const regionSchema = noun(
  'Region',
  z.strictObject({
    page: pageNumber,
    bbox: named(
      z.tuple([z.number(), z.number(), z.number(), z.number()]),
      '位置',
      '[x0, y0, x1, y1] in PDF points, origin at the top left of the page as displayed',
    ),
  }),
);

export const placeShape = {
  regions: z.array(regionSchema).exactOptional(),
  lines: named(
    z.tuple([lineNumber, lineNumber]),
    '行号',
    'first and last line of a text dump',
  ).exactOptional(),
};

const noteSchema = z.union([
  z.enum([
    'blank',
    'absent',
    'not-applicable',
    'joined-over-page-break',
    'ambiguous',
    'low-confidence',
    'truncated',
    'repaired',
    'broken-unicode',
    'not-a-number',
    'year-from-form',
    'unreadable',
  ]),
  z.templateLiteral(['merged-with-row-', z.number()]),
]);

export const evidenceSchema = noun(
  'Evidence',
  z.strictObject({
    text: named(text, '原文', 'exactly what was read; null where nothing is printed'),
    ...placeShape,
    source: named(z.enum(['text-layer', 'ocr', 'text-dump', 'correction']), '来源', 'how it was read'),
    confidence: named(
      z.number().min(0).max(1),
      '置信度',
      'calibrated: of the values given 0.9, nine in ten are right',
    ),
    review: named(z.boolean(), '需人工复核', 'true when a person must look'),
    notes: named(z.array(noteSchema), '说明', 'what was done or doubted'),
  }),
);

export const formSchema = noun(
  'Form',
  z.strictObject({
    family: z.union([
      z.enum(KNOWN_FAMILIES),
      z
        .string()
        .regex(/^[a-z][a-z0-9-]*$/)
        .describe('a family that a program brought along'),
    ]),
    template: z.string(),
    pages: z.array(pageNumber),
    currencyUnit: named(
      z.enum(['yuan', 'wan-yuan']).nullable(),
      '金额单位',
      'unit of all amounts of the form',
    ),
    data: formDataSchema,
    evidence: named(z.record(jsonPointer, evidenceSchema), '依据', 'one entry for every leaf of data'),
  }),
);
