import { spawnSync } from 'node:child_process';
import { existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { unreadLine } from '../../src/cli/passed-over.ts';
import { FIXTURES } from '../helpers/fixtures.ts';
import { ziping } from '../helpers/ziping.ts';

const BIN = join(import.meta.dirname, '../../src/cli/ziping.js');

test.runIf(existsSync('/dev/full'))('a full standard output is told in one line', () => {
  const { status, stderr } = spawnSync(process.execPath, [BIN, 'rules'], {
    stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
  });
  expect(status).toBe(1);
  expect(String(stderr).trim().split('\n')).toEqual([expect.stringMatching(/标准输出写不了.*ENOSPC/)]);
});

test('findings have no colour where none is wanted', async () => {
  const file = join(FIXTURES, 'hubei-merged-scores/document.json');
  const argv = ['check', file, '--format', 'report'];
  expect((await ziping(argv, { isTerminal: true, color: false })).out).not.toContain('\x1b[');
});

test('show --page tells of the forms on that page alone', async () => {
  const file = join(FIXTURES, 'g60/source.pdf');
  const { code, out } = await ziping(['show', file, '--page', '7']);
  expect(code).toBe(0);
  expect(out.match(/^\d+\. /gm)).toHaveLength(1);
  expect((await ziping(['show', file, '--page', '99'])).code).toBe(2);
});

test('what failed is named with its reason and what to do', () => {
  const one = { path: '/a.pdf', state: 'failed', code: 'encrypted', message: 'locked' } as const;
  expect(unreadLine(one, {})).toMatch(/encrypted: locked\n {4}请向报送单位要密码/);
  expect(JSON.parse(unreadLine(one, { json: true })).advice.zh).toContain('密码');
});
