import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pdfOf, show } from './helpers/drawn-pdf.ts';

const ROOT = join(import.meta.dirname, '..');
const FOLDER = mkdtempSync(join(tmpdir(), 'ziping-library-'));
const GUIDE = readFileSync(join(ROOT, 'docs/library.md'), 'utf8');
const samplesOf = (guide: string) => [...guide.matchAll(/```ts\n([\s\S]*?)```/g)].map(match => match[1]!);
const SAMPLES = samplesOf(GUIDE);

cpSync(join(ROOT, 'fixtures/yunnan-rotated/source.pdf'), join(FOLDER, 'form.pdf'));
writeFileSync(join(FOLDER, 'service.pdf'), pdfOf({ content: serviceForm() }));

describe('docs/library.md', () => {
  test.each(SAMPLES.map((sample, index) => [/^const (\w+): \w+ =/m.exec(sample)?.[1] ?? `${index}`, sample]))(
    'what the example %s prints is what it says',
    (name, sample) => {
      const path = join(FOLDER, `${name}.ts`);
      writeFileSync(path, sample.replaceAll("'ziping'", `'${join(ROOT, 'src/index.ts')}'`));
      const out = execFileSync(process.execPath, [path], { cwd: FOLDER, encoding: 'utf8' });
      const expected = [...sample.matchAll(/^\/\/ → (.*)$/gm)].map(match => match[1]!);
      expect(out.trim().split('\n')).toEqual(expected);
      expect(expected.length).toBeGreaterThan(0);
    },
  );

  test('the examples compile as strictly as ziping does', () => {
    const folder = mkdtempSync(join(tmpdir(), 'ziping-types-'));
    const extend = samplesOf(readFileSync(join(ROOT, 'docs/extend.md'), 'utf8'));
    const readme = samplesOf(readFileSync(join(ROOT, 'README.md'), 'utf8'));
    expect(readme).toHaveLength(1);
    for (const [index, sample] of [...SAMPLES, ...extend, ...readme].entries())
      writeFileSync(join(folder, `${index}.ts`), sample);
    expect(extend).toHaveLength(2);
    const config = {
      extends: join(ROOT, 'tsconfig.json'),
      compilerOptions: {
        paths: { ziping: [join(ROOT, 'src/index.ts')] },
        typeRoots: [join(ROOT, 'node_modules/@types')],
      },
      include: ['*.ts'],
    };
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
    const tsc = join(ROOT, 'node_modules/.bin/tsc');
    expect(spawnSync(tsc, ['-p', folder], { encoding: 'utf8' }).stdout).toBe('');
  });

  test('a family of one’s own takes less than 60 lines', () => {
    const own = SAMPLES.find(sample => sample.includes('purchasedService'))!;
    expect(own.trim().split('\n').length).toBeLessThan(60);
  });
});

/** A ruled form that no template of ziping fits. */
function serviceForm(): string {
  const rows = [
    ['服务项目', '社区食堂运营', '购买主体', '某街道办事处', '承接主体', '某餐饮公司'],
    ['考核维度', '考核内容', '约定标准', '履约结果', '满分', '考核分'],
    ['服务数量', '供餐天数', '≥300天', '310天', '50', '50'],
    ['服务质量', '投诉次数', '≤5次', '9次', '50', '20'],
  ];
  const [left, top, width, height] = [20, 250, 60, 24];
  const lines = [0, 1, 2, 3, 4].map(
    row => `${left} ${top - row * height} m ${left + 6 * width} ${top - row * height} l S`,
  );
  const posts = [0, 1, 2, 3, 4, 5, 6].map(
    at => `${left + at * width} ${top} m ${left + at * width} ${top - 4 * height} l S`,
  );
  const texts = rows.flatMap((cells, row) =>
    cells.map((text, column) => show(text, [left + column * width + 4, top - row * height - 15], 'F1', 8)),
  );
  return [show('购买服务履约评价表', [140, 265]), ...lines, ...posts, ...texts].join('\n');
}
