/** Writes the tables of the READMEs that come from the code, between their markers: `node scripts/docs.ts`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULES } from '../src/rules/index.ts';
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
}
