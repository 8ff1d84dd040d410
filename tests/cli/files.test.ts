import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FIXTURES } from '../helpers/fixtures.ts';
import { guarded, ziping } from '../helpers/ziping.ts';

const GOOD = join(FIXTURES, 'sichuan/source.pdf');
const BIN = join(FIXTURES, '../src/cli/ziping.js');

/** 自评, 自评/表 and its endings as Chinese systems without UTF-8 write them. */
const REVIEW = Buffer.from('d7d4c6c0', 'hex');
const FORM = Buffer.from('b1ed', 'hex');

const inFolder = (folder: string, ...names: readonly (string | Buffer)[]) =>
  Buffer.concat([Buffer.from(folder), ...names.flatMap(name => [Buffer.from('/'), Buffer.from(name)])]);

/** A folder 自评 that holds 表.pdf; both as bytes, and as the command line hands them over. */
function written() {
  const folder = mkdtempSync(join(tmpdir(), 'ziping-names-'));
  const inside = inFolder(folder, REVIEW);
  mkdirSync(inside);
  const form = Buffer.concat([inside, Buffer.from('/'), FORM, Buffer.from('.pdf')]);
  copyFileSync(GOOD, form);
  return { folder, inside, form, word: form.toString(), place: inside.toString() };
}

describe.skipIf(process.platform !== 'linux')('names that are no UTF-8 on the command line', () => {
  test('are read by the guarded program as a shell hands them over, and shown as what they are', () => {
    const { folder } = written();
    const line = `"${process.execPath}" "${BIN}" extract $(printf '\\327\\324\\306\\300/\\261\\355.pdf')`;
    const { stdout, stderr } = spawnSync('sh', ['-c', line], { cwd: folder, encoding: 'utf8' });
    expect([JSON.parse(stdout).source.name, stderr]).toEqual(['表.pdf', '']);
  });

  test.each([['extract'], ['tables'], ['show'], ['check', '--format', 'report']])(
    '%s',
    async (...command) => {
      const { word } = written();
      const { code, out, err } = await ziping([...command, word]);
      expect([code, err, out.includes('表.pdf')]).toEqual([0, '', true]);
    },
  );

  test('of several that look alike each is read once, in words that are told apart', async () => {
    const { folder, form, word } = written();
    copyFileSync(GOOD, Buffer.from(form.toString('latin1').replace('\xb1\xed', '\xb2\xee'), 'latin1'));
    const gone = join(folder, 'no\ufffd.pdf');
    const { code, out, err } = await ziping(['extract', word, word, gone]);
    const names = out
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line).source.name);
    expect([code, names]).toEqual([1, ['表.pdf', '差.pdf', 'no\ufffd.pdf']]);
    expect(err).toContain('no such file');
  });

  test('documents, and the file of a password', async () => {
    const { inside, word } = written();
    const at = (name: string) => inFolder('', name).subarray(1);
    const documents = Buffer.concat([inside, Buffer.from('/'), FORM, at('.jsonl')]);
    writeFileSync(documents, (await ziping(['extract', word])).out);
    expect((await ziping(['check', documents.toString(), '--fail-on', 'error'])).code).toBe(0);
    const secret = Buffer.concat([inside, Buffer.from('/'), FORM, at('.key')]);
    writeFileSync(secret, 'secret');
    expect((await ziping(['extract', '--password-file', secret.toString(), word])).code).toBe(0);
  });

  test('archives: made in such a folder, and opened under such a name', async () => {
    const { inside, place } = written();
    const archive = join(place, 'archive.ziping');
    expect((await ziping(['ingest', place, '--archive', archive, '--workers', '1'])).code).toBe(0);
    expect(readdirSync(inside)).toContain('archive.ziping');
    for (const command of [
      ['status', archive],
      ['query', archive, 'SELECT count(*) FROM forms'],
      ['export', archive, '--to', join(mkdtempSync(join(tmpdir(), 'ziping-names-')), 'out.jsonl')],
      ['sample', archive, '--list'],
    ])
      expect(await ziping(command), command[0]).toMatchObject({ code: 0, err: '' });
  });

  test('a program that is started in such a folder finds what lies there', async () => {
    const { inside, place } = written();
    const archive = join(tmpdir(), `ziping-names-${process.pid}.ziping`);
    const line = `cd "$(printf '\\327\\324\\306\\300')" && exec "${process.execPath}" "${BIN}" ingest . '*.pdf' --archive "${archive}"`;
    const { stdout } = spawnSync('sh', ['-c', line], { cwd: join(place, '..'), encoding: 'utf8' });
    expect(JSON.parse(stdout).contents).toMatchObject({ done: 1, unreadable: 0 });
    expect(readdirSync(inside)).toHaveLength(1);
  });

  test('nothing is made under a name that would be another one', async () => {
    const { folder, word, place } = written();
    const made = async (...command: readonly string[]) => (await guarded(command)).err;
    expect(await made('export', 'no.ziping', '--to', `${place}\ufffd`)).toContain('must be UTF-8');
    expect(await made('ingest', place, '--archive', join(place, '\ufffd.ziping'))).toContain('must be UTF-8');
    expect(await made('show', word, '--html', join(place, '\ufffd.html'))).toContain('must be UTF-8');
    expect(readdirSync(folder)).toHaveLength(1);
    expect((await guarded(['show', word, '--html', join(place, 'form.html')])).code).toBe(0);
    const page = readFileSync(inFolder(folder, REVIEW, 'form.html'), 'utf8');
    expect(page).toContain('表.pdf');
  });
});
