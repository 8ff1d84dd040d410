import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** The tests by what they need; all others are `unit`: what a change is tried with, over and over. */
const PROJECTS: { readonly [name: string]: readonly string[] } = {
  /** read and print whole PDFs */
  pdf: [
    'tests/{fixtures,library,stages}.test.ts',
    'tests/values/file-names.test.ts',
    'tests/{press,scan}/*.test.ts',
    'tests/read/{damage,drawn,font-check,gbk-fonts,glyphs,ink-without-text,rulings,skew,sole-image}.test.ts',
    'tests/forms/{long-texts,misread-labels,validate}.test.ts',
    'tests/show/{drawing,summary}.test.ts',
  ],
  /** read pictures */
  ocr: [
    'tests/{faults,scans,scan-ways}.test.ts',
    'tests/read/{ocr,scan}/*.test.ts',
    'tests/review/regions.test.ts',
  ],
  /** ask SQLite, DuckDB or Postgres */
  db: [
    'tests/{archive,warehouse}/**/*.test.ts',
    'tests/batch/queue.test.ts',
    'tests/{docs,docs-shell}.test.ts',
    'tests/review/{answers,mending,sample,server}.test.ts',
  ],
  /** look at the review page in a browser */
  browser: ['tests/review/{browser*,single-page}.test.ts'],
  /** start processes, and end them: commands, workers, hostile files */
  robust: [
    'tests/{bombs,bundle,docker,fuzz,hostile,network}.test.ts',
    'tests/batch/!(queue).test.ts',
    'tests/cli/*.test.ts',
    'tests/review/corrections.test.ts',
  ],
};

/** What processes of one run hand on to each other: fixtures that one of them read. */
const HANDED_ON = mkdtempSync(join(tmpdir(), 'ziping-tests-'));
/** What Node compiles, for all processes that tests start: one that reads starts in 1.2 s of the processor, not 2.0. */
const COMPILED = join(tmpdir(), `ziping-tests-compiled-${process.getuid?.() ?? ''}`);
process.on('exit', () => rmSync(HANDED_ON, { recursive: true, force: true }));

/** Projects run one after the other; files of one share processes, and what these have loaded and read. */
function project(name: string, order: number, files: readonly string[], others: readonly string[] = []) {
  return {
    extends: true as const,
    test: {
      ...{ name, include: [...files], exclude: [...others], sequence: { groupOrder: order } },
      ...(name === 'db' && { globalSetup: ['tests/helpers/postgres-server.ts'] }),
      // a machine that is busy with other things is no failure
      ...(name !== 'unit' && { testTimeout: 300_000, hookTimeout: 300_000 }),
    },
  };
}

export default defineConfig({
  test: {
    isolate: false,
    env: { ZIPING_TESTS: HANDED_ON, NODE_COMPILE_CACHE: COMPILED },
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
    projects: [
      project('unit', 0, ['tests/**/*.test.ts'], Object.values(PROJECTS).flat()),
      ...Object.entries(PROJECTS).map(([name, files], index) => project(name, index + 1, files)),
    ],
  },
});
