import { defineConfig } from 'vitest/config';

/** The tests by what they need; all others are `unit`: what a change is tried with, over and over. */
const PROJECTS: { readonly [name: string]: readonly string[] } = {
  /** read and print whole PDFs */
  pdf: [
    'tests/{fixtures,library,names,stages}.test.ts',
    'tests/{press,scan}/*.test.ts',
    'tests/read/{damage,drawn,font-check,gbk-fonts,glyphs,lean,rulings,sole-image,wordless}.test.ts',
    'tests/forms/{long-texts,respelling,validate}.test.ts',
    'tests/show/{drawing,summary}.test.ts',
  ],
  /** read pictures */
  ocr: ['tests/{scans,scan-ways}.test.ts', 'tests/read/{ocr,scan}/*.test.ts', 'tests/review/regions.test.ts'],
  /** ask SQLite, DuckDB or Postgres */
  db: [
    'tests/{archive,sinks,warehouse}/*.test.ts',
    'tests/batch/queue.test.ts',
    'tests/review/{answers,mending,sample,server}.test.ts',
  ],
  /** look at the review page in a browser */
  browser: ['tests/review/{browser*,single-page}.test.ts'],
  /** start processes, and end them: commands, workers, hostile files */
  robust: [
    'tests/{bombs,bundle,docker,docs,docs-shell,faults,fuzz,hostile,network}.test.ts',
    'tests/batch/!(queue).test.ts',
    'tests/cli/*.test.ts',
    'tests/review/corrections.test.ts',
  ],
};

/** Projects run one after the other; files of one share processes, and what these have loaded and read. */
function project(name: string, order: number, files: readonly string[], others: readonly string[] = []) {
  return {
    extends: true as const,
    test: { name, include: [...files], exclude: [...others], sequence: { groupOrder: order } },
  };
}

export default defineConfig({
  test: {
    isolate: false,
    setupFiles: ['tests/helpers/compiled.ts'],
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
