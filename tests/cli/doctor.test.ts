import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { nativePackages } from '../../scripts/platforms.ts';
import { SECOND_READER } from '../../src/cli/doctor.ts';
import { FIXTURES } from '../helpers/fixtures.ts';

const ROOT = join(FIXTURES, '..');
const ARCHIVE = join(mkdtempSync(join(tmpdir(), 'ziping-doctor-')), 'archive.ziping');

/** What is said on a machine for which packages have no build: parts of the names of what is not there. */
function without(packages: string, ...argv: readonly string[]) {
  const hook = `import { registerHooks } from 'node:module';
    registerHooks({ resolve(specifier, context, next) {
      if (${JSON.stringify(packages)}.split(' ').some(part => specifier.includes(part))) throw Object.assign(new Error('no build'), { code: 'MODULE_NOT_FOUND' });
      return next(specifier, context);
    } });`;
  const flags = ['--import', `data:text/javascript,${encodeURIComponent(hook)}`];
  return spawnSync(process.execPath, [...flags, join(ROOT, 'src/cli/ziping.js'), ...argv], {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
}

const CANVAS = 'canvas-linux canvas-darwin canvas-win32 /skia';
const DUCKDB = 'node-bindings-';
const RUNTIME = 'onnxruntime_binding';

describe('a machine for which there is no build', () => {
  test('doctor says of what, and what that costs', () => {
    const { status, stdout } = without(`${CANVAS} ${DUCKDB} ${RUNTIME}`, 'doctor');
    expect(status).toBe(1);
    expect(stdout).toMatch(/^✗ 图像 .*native PDFs are$/m);
    expect(stdout).toMatch(/^! DuckDB .*writes \.jsonl only/m);
    expect(stdout).toMatch(/^! PP-OCR .*\n.*86\.2% of filled fields right \(with it 99\.5%\)/m);
    expect(stdout).toContain('ONNXRUNTIME_NODE_INSTALL=skip npm install');
  });

  test('of the second reader: what doctor says is what was counted', () => {
    const counts = JSON.parse(readFileSync(join(ROOT, 'docs/accuracy.json'), 'utf8'));
    for (const [readers, key] of [
      ['both', 'with'],
      ['tesseract', 'without'],
    ] as const) {
      const { right, filled, review, values } = counts.find(
        (one: { quality: string; readers: string }) => one.quality === 'clean' && one.readers === readers,
      );
      expect(SECOND_READER.right[key]).toBeCloseTo((100 * right) / filled, 0);
      expect(SECOND_READER.review[key]).toBeCloseTo((100 * review) / values, 1);
    }
  });

  test('of DuckDB: documents are kept, JSON Lines exported, and the rest says what to do', () => {
    const form = join(FIXTURES, 'sichuan/source.pdf');
    expect(without(DUCKDB, 'ingest', form, '--archive', ARCHIVE, '--workers', '1').status).toBe(0);
    expect(without(DUCKDB, 'export', ARCHIVE, '--to', `${ARCHIVE}.jsonl`).status).toBe(0);
    for (const argv of [
      ['export', ARCHIVE, '--to', `${ARCHIVE}.duckdb`],
      ['query', ARCHIVE, 'SELECT 1'],
    ]) {
      const { status, stderr } = without(DUCKDB, ...argv);
      expect(status).toBe(2);
      expect(stderr).toMatch(/^[^\n]*DuckDB has no build for this machine[^\n]*export to \.jsonl[^\n]*\n$/);
    }
  });

  test('of the canvas: native forms are read, the page of a scan fails with the reason', () => {
    const files = ['sichuan', 'scan-clean'].map(name => join(FIXTURES, name, 'source.pdf'));
    const { stdout } = without(CANVAS, 'extract', ...files, '--no-guard');
    const [native, scan] = stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
    expect([native.forms.length, native.error]).toEqual([1, null]);
    expect(scan.pages).toMatchObject([{ outcome: 'failed', reason: 'needs-ocr' }]);
  });
});

test('the lock file tells for which machines there are builds', () => {
  const natives = nativePackages();
  expect([...natives.keys()].sort()).toEqual([
    '@duckdb/node-bindings',
    '@napi-rs/canvas',
    'onnxruntime-node',
  ]);
  for (const builds of natives.values())
    for (const machine of ['linux x64 glibc', 'linux arm64 glibc', 'win32 x64', 'darwin arm64'])
      expect(builds).toContain(machine);
  expect(natives.get('onnxruntime-node')).not.toContain('darwin x64');
});
