import { mkdtempSync, writeFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { bombsOf } from '../scripts/lab/bombs/catalogue.ts';
import { openFiles } from '../src/cli/guard.ts';
import { parseDocument } from '../src/schema/stored.ts';

enableCompileCache();

const FOLDER = mkdtempSync(join(tmpdir(), 'ziping-bombs-'));
const BOMBS = bombsOf(1);
/** What breaks a limit costs time in proportion to it. */
const files = openFiles({ timeout: '1', memory: '400' });
afterAll(() => files[Symbol.asyncDispose]());

/** Why a bomb may not be read; `internal` would be a fault of ours. */
const REASONS = ['out-of-memory', 'timed-out', 'crashed', 'too-large', 'malformed', 'scrambled'];

test.each(BOMBS)(
  '$name is small, and so is what it costs: a document with an error, or one without forms',
  async ({ name, bytes }) => {
    expect(deflateSync(bytes).length).toBeLessThan(1_000_000);
    const path = join(FOLDER, name);
    writeFileSync(path, bytes);
    const { text } = await files.ask(path, { task: 'document' });
    const { source, error, forms } = parseDocument(text);
    expect(source).toMatchObject({ name, bytes: bytes.length });
    if (error) expect(REASONS).toContain(error.code);
    expect(forms).toEqual([]);
  },
);

test('the same seed makes the same bombs, another one others', () => {
  const again = bombsOf(1);
  expect(again.every(({ bytes }, index) => bytes.equals(BOMBS[index]!.bytes))).toBe(true);
  const others = bombsOf(2).filter(({ bytes }, index) => !bytes.equals(BOMBS[index]!.bytes));
  expect(others.length).toBeGreaterThan(20);
});
