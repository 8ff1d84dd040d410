/** Writes what the docs have from the code (tables between their markers, the page of the rules): `node scripts/docs.ts`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { profiles } from '../parsers/profiles/index.ts';
import { RULES } from '../src/rules/index.ts';
import type { Profile } from '../src/rules/profile.ts';
import { type Accuracy, COUNTS } from './lab/score/accuracy-counts.ts';
import { platformsTable } from './platforms.ts';

const ROOT = join(import.meta.dirname, '..');

const COLUMNS = {
  zh: '| 规则 | 级别 | 说明 | 依据 | 由口径决定的数值 |',
  en: '| rule | severity | statement | origin | decided by the profile |',
};

/** The rules with their origin and what a place’s profile decides in them: all of `docs/rules.md`. */
export function rulesPage(language: 'zh' | 'en'): string {
  const own = { zh: '表内勾稽关系', en: 'the form’s own arithmetic' }[language];
  const rows = RULES.map(({ id, severity, statement, basis, judgedBy = [] }) => {
    const figures = judgedBy.map(key => `\`${key}\`: ${othersIn(key, language)}`);
    return `| \`${id}\` | ${severity} | ${statement[language]} | ${basis ?? own} | ${figures.join('; ') || '—'} |`;
  });
  const { head, foot } = PAGE[language];
  return `${[head, '', COLUMNS[language], '| --- | --- | --- | --- | --- |', ...rows, '', foot].join('\n')}\n`;
}

const PAGE = {
  zh: {
    head: [
      '# 规则',
      '',
      '[English](rules.md)',
      '',
      '值没有读到或待核时，规则不作声：宁可少查一条，不发一次误报。分值、档次、公式、界限取自所在地的口径（`parsers/profiles`），按表中所示选定，也可用 `--profile` 指定；发现中注明所用口径。',
      '',
      '规则评的是表；凡支持或怀疑某个读数的，另有检查（`src/quality/checks`），各附理由和例子，由一本账（`src/quality/ledger.ts`）合成把握与待核，`notes` 写明是哪些检查。从图像读出的值，以表内勾稽为证：合计、执行率、重复的名称相符则提高把握，矛盾则降低。文字层的值不因合计不符而受影响，除非几乎无一相符。把握以样本为准，按读法分别计算：未参与拟合的程序和扫描方式，其不待核的取值，正确率与所说相符（`npm run lab -- calibrate`；不符则有测试报错）。待核的取值之间，除图像外，不保证高低有序。`npm run lab -- mutations` 在正确的表中每种错误各埋一千处，报告找出多少。',
      '',
      '每条规则的说明、依据，以及哪些数值由适用口径（`parsers/profiles`）决定、哪些地方与全国口径不同。`npx ziping rules ID` 打印该条的理由与例子。由 `node scripts/docs.ts` 生成。',
    ].join('\n'),
    foot: '取值待核，或口径没有规定时，规则不作判断；一个原因只报告一次。error 为错误，warning 为警告，info 为提示。',
  },
  en: {
    head: [
      '# The rules',
      '',
      '[中文](rules.zh.md)',
      '',
      'A rule stays silent if a value it needs could not be read or is for review: a missed finding is better than a false alarm. Weights, bands, formulas and thresholds are those of the place (`parsers/profiles`), chosen from what the form shows or with `--profile`; each finding names the profile that judged it.',
      '',
      'Rules judge the form. Whether a value was read correctly is the business of checks (`src/quality/checks`), each with its reason and examples. One ledger (`src/quality/ledger.ts`) turns them into confidence and review; `notes` name the checks that spoke. For values from pictures the form’s own arithmetic is a witness: sums, rates and repeated names that agree raise confidence, contradictions lower it. Values from a text layer are not doubted for a wrong sum alone, unless hardly any sum is right. Confidence is measured on samples, by way of reading: for programs and ways of scanning that took no part in setting it, as many of the sure values are right as it says (`npm run lab -- calibrate`; a test fails otherwise). Among doubted values it promises no order, except in pictures. `npm run lab -- mutations` plants a thousand errors of each kind in correct forms and counts how many are found.',
      '',
      'What each rule says, where it comes from, which of its figures are the profile’s (`parsers/profiles`), and which places differ from the national ones. `npx ziping rules ID` prints its reason and examples. Written by `node scripts/docs.ts`.',
    ].join('\n'),
    foot: 'A rule is silent where a value is up for review or the profile does not settle it; one cause gives one finding.',
  },
};

/** Places named one by one; the many of one kind are counted. */
const NAMED = 6;

function othersIn(key: keyof Profile, language: 'zh' | 'en'): string {
  const national = JSON.stringify(profiles.national[key]);
  const others = profiles.places.filter(profile => JSON.stringify(profile[key]) !== national);
  const unknown = others.filter(profile => JSON.stringify(profile[key]) === '[]');
  const known = others.filter(profile => !unknown.includes(profile) || unknown.length < NAMED);
  const names = known.map(({ name }) => name[language]);
  const counted = { zh: `${unknown.length} 处不套用`, en: `not applied in ${unknown.length} places` }[
    language
  ];
  const list = [...names, ...(unknown.length < NAMED ? [] : [counted])].join(language === 'zh' ? '、' : ', ');
  return list === '' ? { zh: '各地相同', en: 'the same everywhere' }[language] : list;
}

const QUALITIES = {
  clean: { zh: '清晰（200–300 dpi）', en: 'clean (200 to 300 dpi)' },
  office: {
    zh: '办公（200 dpi，歪斜、噪点、印章、黑白）',
    en: 'office (200 dpi, skew, noise, seals, black and white)',
  },
  poor: { zh: '较差（150 dpi，阴影、歪斜）', en: 'poor (150 dpi, shadow, skew)' },
} as const;
const READERS = {
  both: { zh: '两种', en: 'both' },
  tesseract: { zh: '仅 Tesseract', en: 'Tesseract alone' },
} as const;

/** How scans are read, as a table of Markdown, in one language; the counts are those that `accuracy.ts` kept. */
export function accuracyTable(counts: readonly Accuracy[], language: 'zh' | 'en'): string {
  const heads =
    language === 'zh'
      ? '| 扫描质量 | 识别引擎 | 页 | 填写项正确 | 错而未提示 | 待核 |'
      : '| quality | readers | pages | filled fields right | wrong and silent | for review |';
  const percent = (part: number, whole: number, digits: number) =>
    `${((100 * part) / whole).toFixed(digits)}%`;
  const rows = Object.entries(QUALITIES).flatMap(([quality, name]) =>
    counts
      .filter(own => own.quality === quality)
      .map(({ readers, pages, filled, right, fields, silent, values, review }) => {
        const cells = [
          name[language],
          READERS[readers][language],
          pages,
          percent(right, filled, 2),
          `${percent(silent, fields, 3)} (${silent} / ${fields})`,
          percent(review, values, 1),
        ];
        return `| ${cells.join(' | ')} |`;
      }),
  );
  return [heads, '| --- | --- | --- | --- | --- | --- |', ...rows].join('\n');
}

/** A text with what stands between the markers of the accuracy replaced; one without them as it is. */
function withAccuracy(text: string, language: 'zh' | 'en'): string {
  return between(text, 'accuracy', () =>
    accuracyTable(JSON.parse(readFileSync(COUNTS, 'utf8')) as Accuracy[], language),
  );
}

/** A text with what stands between the markers of the machines replaced; one without them as it is. */
function withPlatforms(text: string, language: 'zh' | 'en'): string {
  return between(text, 'platforms', () => platformsTable(language));
}

/** A text with what stands between two markers replaced; one without them as it is. */
function between(text: string, marker: string, written: () => string): string {
  const [start, end] = [`<!-- ${marker} -->\n`, `<!-- /${marker} -->`];
  const [before, rest] = text.split(start);
  const after = rest?.split(end)[1];
  return after === undefined ? text : `${before}${start}${written()}\n${end}${after}`;
}

/** What was measured on the whole: what came out, and the command that prints it. */
type Figure = {
  readonly area: Readonly<Record<'zh' | 'en', string>>;
  readonly figure: Readonly<Record<'zh' | 'en', string>>;
  readonly command: string;
};

/** What was measured; the figures of scans are counted apart. */
export const FIGURES = join(ROOT, 'docs/figures.json');

/** A text with what stands between the markers of the figures replaced; one without them as it is. */
function withFigures(text: string, language: 'zh' | 'en'): string {
  return between(text, 'figures', () => figuresTable(language));
}

function figuresTable(language: 'zh' | 'en'): string {
  const figures = JSON.parse(readFileSync(FIGURES, 'utf8')) as Figure[];
  const heads = language === 'zh' ? '| 项目 | 结果 | 命令 |' : '| of | measured | printed by |';
  const rows = figures.map(
    ({ area, figure, command }) => `| ${area[language]} | ${figure[language]} | \`${command}\` |`,
  );
  return [heads, '| --- | --- | --- |', ...rows].join('\n');
}

/** A page with all its tables as they are now. */
export function withTables(text: string, language: 'zh' | 'en'): string {
  return withPlatforms(withFigures(withAccuracy(text, language), language), language);
}

/** Pages with tables that are written here. */
export const PAGES = [
  ['docs/accuracy.md', 'en'],
  ['docs/accuracy.zh.md', 'zh'],
  ['docs/install.md', 'en'],
  ['docs/install.zh.md', 'zh'],
] as const;

if (import.meta.main) {
  for (const [file, language] of PAGES) {
    const path = join(ROOT, file);
    writeFileSync(path, withTables(readFileSync(path, 'utf8'), language));
  }
  writeFileSync(join(ROOT, 'docs/rules.md'), rulesPage('en'));
  writeFileSync(join(ROOT, 'docs/rules.zh.md'), rulesPage('zh'));
}
