/** Writes what the docs have from the code (tables of the READMEs between their markers, the page of the rules): `node scripts/docs.ts`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { profiles } from '../parsers/profiles/index.ts';
import { RULES } from '../src/rules/index.ts';
import type { Profile } from '../src/rules/profile.ts';
import { type Accuracy, COUNTS } from './score/accuracy-counts.ts';

const ROOT = join(import.meta.dirname, '..');

/** The rules as a table of Markdown, in one language. */
export function rulesTable(language: 'zh' | 'en'): string {
  const heads = language === 'zh' ? '| 规则 | 级别 | 说明 |' : '| rule | severity | statement |';
  const rows = RULES.map(
    ({ id, severity, statement }) => `| \`${id}\` | ${severity} | ${statement[language]} |`,
  );
  return [heads, '| --- | --- | --- |', ...rows].join('\n');
}

/** A text with what stands between the markers of the rules replaced. */
export function withRules(text: string, language: 'zh' | 'en'): string {
  return text.replace(/(<!-- rules -->\n)[\s\S]*?(\n<!-- \/rules -->)/, `$1${rulesTable(language)}$2`);
}

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
      '每条规则的说明、依据，以及哪些数值由适用口径（`parsers/profiles`）决定、哪些地方与全国口径不同。`npx ziping rules ID` 打印该条的理由与例子。由 `node scripts/docs.ts` 生成。',
    ].join('\n'),
    foot: '取值待核，或口径没有规定时，规则不作判断；一个原因只报告一次。error 为错误，warning 为警告，info 为提示。',
  },
  en: {
    head: [
      '# The rules',
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
export function withAccuracy(text: string, language: 'zh' | 'en'): string {
  if (!text.includes('<!-- accuracy -->')) return text;
  const counts = JSON.parse(readFileSync(COUNTS, 'utf8')) as Accuracy[];
  const table = accuracyTable(counts, language);
  return text.replace(/(<!-- accuracy -->\n)[\s\S]*?(\n<!-- \/accuracy -->)/, `$1${table}$2`);
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
export function withFigures(text: string, language: 'zh' | 'en'): string {
  const figures = JSON.parse(readFileSync(FIGURES, 'utf8')) as Figure[];
  const heads = language === 'zh' ? '| 项目 | 结果 | 命令 |' : '| of | measured | printed by |';
  const rows = figures.map(
    ({ area, figure, command }) => `| ${area[language]} | ${figure[language]} | \`${command}\` |`,
  );
  const table = [heads, '| --- | --- | --- |', ...rows].join('\n');
  return text.replace(/(<!-- figures -->\n)[\s\S]*?(\n<!-- \/figures -->)/, `$1${table}$2`);
}

/** A README with all its tables as they are now. */
export function withTables(text: string, language: 'zh' | 'en'): string {
  return withFigures(withAccuracy(withRules(text, language), language), language);
}

if (import.meta.main) {
  for (const [file, language] of [
    ['README.md', 'en'],
    ['README.zh.md', 'zh'],
  ] as const) {
    const path = join(ROOT, file);
    writeFileSync(path, withTables(readFileSync(path, 'utf8'), language));
  }
  writeFileSync(join(ROOT, 'docs/rules.md'), rulesPage('en'));
  writeFileSync(join(ROOT, 'docs/rules.zh.md'), rulesPage('zh'));
}
