import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { factsOf } from '../../src/archive/facts.ts';
import { openArchive } from '../../src/archive/open.ts';
import type { Document, Path } from '../../src/model.ts';
import { documentSchema } from '../../src/schema/document.ts';
import { rowsToKeep } from '../../src/sinks/packed.ts';
import { SCHEMA } from '../../src/version.ts';
import { judged } from '../helpers/judged.ts';
import { ziping } from '../helpers/ziping.ts';

/** Values of people end in 某, and telephone numbers hold 5550: none of either may be found in what is exported. */
const TEXTS: { readonly [path: Path]: string } = {
  '/projectName': '图书角建设',
  '/projectLeader': '张某',
  '/telephone': '010-5550123',
  '/extras/填报人': '李某',
  '/extras/填报人~1审核人': '王某/赵某',
  '/extras/单位负责人（签字）': '钱某',
  '/extras/联系电话': '13805550000',
  '/extras/项目类别': '常年性',
  '/indicators/0/level3': '新建图书角',
  '/indicators/0/extras/联系人': '孙某',
  '/indicators/0/extras/得分系数': '100',
};
const PEOPLE = /某|5550|复核员/;

const sha256 = 'a'.repeat(64);
const form = judged({
  ...{ family: 'project-self-evaluation', template: 'generic', pages: [1], currencyUnit: null },
  readings: Object.entries(TEXTS).map(([path, text]) => ({
    ...{ path, text, source: 'text-layer', sureness: 0.99, notes: [] },
  })),
});
const document: Document = {
  schema: SCHEMA,
  source: { name: 'a.pdf', sha256, bytes: 1, pages: 1, kind: 'native' },
  producedBy: { ziping: '0.1.0' },
  forms: [form],
  pages: [{ page: 1, kind: 'native', outcome: 'form', forms: [0] }],
  findings: [],
  coverage: {
    characters: 40,
    placed: 10,
    unplaced: ['经办人：周某', '电话 0551-5550126', '公开14表'].map(text => ({ text })),
  },
  error: null,
};

const folder = mkdtempSync(join(tmpdir(), 'ziping-people-'));
const path = join(folder, 'archive.ziping');
beforeAll(async () => {
  const archive = await openArchive(path);
  await archive.plan('run', [{ path: '/a.pdf', sha256, bytes: 1 }]);
  const stored = { document: JSON.stringify(document), rows: rowsToKeep(document, sha256) };
  await archive.save([{ sha256, version: '0.1.0', state: 'done', facts: factsOf(document, 1), ...stored }]);
  const known = { value: '李某', text: '李某' };
  const entry = { sha256, kind: 'accept', track: 'work', before: known, after: known } as const;
  const said = { reason: null, reviewer: '复核员', at: '2026-01-01T00:00:00Z', version: '0.1.0' };
  const at = '/forms/0/data/extras/填报人';
  await archive.correct([
    { entry: { ...entry, ...said, path: at, undoes: null, sample: null }, expected: null },
  ]);
  await archive.close();
});

const exported = async (target: string, ...flags: readonly string[]) => {
  const to = join(folder, target);
  const ran = await ziping(['export', path, '--to', to, ...flags]);
  expect(ran).toMatchObject({ code: 0, err: '' });
  return to;
};
const textOf = (target: string) =>
  readdirSync(target, { recursive: true, withFileTypes: true })
    .filter(file => file.isFile() && file.name.endsWith('.csv'))
    .map(file => readFileSync(join(file.parentPath, file.name), 'utf8'))
    .join('\n');

describe('an export without people', () => {
  test('of tables holds none, and all the rest', async () => {
    const whole = textOf(await exported('whole', '--format', 'csv'));
    const bare = textOf(await exported('bare', '--format', 'csv', '--without-people'));
    expect(whole).toMatch(PEOPLE);
    expect(bare).not.toMatch(PEOPLE);
    for (const kept of ['图书角建设', '常年性', '新建图书角', '得分系数', '公开14表'])
      expect(bare).toContain(kept);
  });

  test('of documents holds none, and each is one of the schema', async () => {
    const printed = readFileSync(await exported('bare.jsonl', '--without-people'), 'utf8');
    expect(printed).not.toMatch(PEOPLE);
    expect(documentSchema.parse(JSON.parse(printed)).forms[0]!.data.projectName).toBe('图书角建设');
  });

  test('takes the people out of a target that held them', async () => {
    const held = readFileSync(await exported('again.jsonl'), 'utf8');
    expect(held).toMatch(PEOPLE);
    expect(readFileSync(await exported('again.jsonl', '--without-people'), 'utf8')).not.toMatch(PEOPLE);
  });
});
