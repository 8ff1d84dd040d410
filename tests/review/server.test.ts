import { request } from 'node:http';
import { hostname } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import type { Form } from '../../src/model.ts';
import { drawSample } from '../../src/review/sample/draw.ts';
import { type Plan, sampleFrom } from '../../src/review/sample/sample.ts';
import { type Desk, deskWith, doubting, visitor } from '../helpers/review.ts';

const SAMPLE: Plan = {
  unit: 'value',
  method: { kind: 'rate', size: 12, rate: null },
  strata: [],
  counting: 'all',
  confidence: 0.95,
  planted: 0,
};

const { enter, fetch, cookie } = visitor();
let desk: Desk;
let address: string;
let base: string;
let url: string;
beforeAll(async () => {
  desk = await deskWith(['declaration', 'hubei-merged-scores'], {
    'hubei-merged-scores': doubting('/projectName'),
  });
  ({ address } = await desk.serve());
  base = enter(address);
  url = `${base}api/documents/${desk.sha256['hubei-merged-scores']}`;
});
afterAll(() => desk?.end());

/** `fetch` sets Host and Origin itself: these requests say what they like; who is let in has the cookie. */
function ask(address: string, headers: Record<string, string>, body?: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const method = body === undefined ? 'GET' : 'POST';
    const sent = request(address, { method, headers: { Cookie: cookie(address), ...headers } }, answer => {
      answer.resume();
      resolve(answer.statusCode!);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const own = () => ({ Host: new URL(base).host, Origin: new URL(base).origin });
const statement = (other: object = {}) =>
  JSON.stringify({ path: '/forms/0/data/projectName', kind: 'accept', expected: null, ...other });
const say = async (other: object = {}) => {
  const headers = { 'Content-Type': 'application/json', Origin: new URL(base).origin };
  const response = await fetch(`${url}/statements`, { method: 'POST', headers, body: statement(other) });
  return { status: response.status, answer: await response.json() };
};

describe('what is let in', () => {
  test('no other name of this server: a rebound domain reads nothing', async () => {
    expect(await ask(base, { Host: 'evil.example' })).toBe(421);
    expect(await ask(base, { Host: new URL(base).host })).toBe(200);
  });

  test('no statement from another site, nor without an origin', async () => {
    const { Host } = own();
    expect(await ask(`${url}/statements`, { Host, Origin: 'http://evil.example' }, statement())).toBe(403);
    expect(await ask(`${url}/statements`, { Host, Origin: 'null' }, statement())).toBe(403);
    expect(await ask(`${url}/statements`, { Host }, statement())).toBe(403);
  });

  test('no large body', async () => {
    expect(await ask(`${url}/statements`, own(), 'x'.repeat(100_000))).toBe(413);
  });

  test.each([
    '/review/page/../server.ts',
    '/review/page/..%2fserver.ts',
    '/%2e%2e/package.json',
    '/etc/passwd',
    '/review/server.ts',
    '/pdfjs/../package.json',
    `/api/documents/${'0'.repeat(64)}/file`,
    '/api/documents/..%2f..%2fpackage.json/file',
  ])('no file but those listed: %s', async path => {
    expect(await ask(new URL(base).origin + path, { Host: new URL(base).host })).toBe(404);
  });

  test('every answer has the policy', async () => {
    for (const address of [base, url, `${base}nothing`]) {
      const policy = (await fetch(address)).headers.get('Content-Security-Policy');
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain('unsafe');
    }
  });

  test('only who opened the address that was printed: other users of this machine read and write nothing', async () => {
    const { origin, search } = new URL(address);
    const stranger = { Cookie: '' };
    const doors = [
      `${origin}/`,
      `${origin}/icon.svg`,
      `${origin}/api/session`,
      url,
      `${url}/file`,
      `${url}/pages/1`,
    ];
    for (const door of doors) expect(await ask(door, { ...own(), ...stranger }), door).toBe(401);
    expect(await ask(`${url}/statements`, { ...own(), ...stranger }, statement())).toBe(401);
    expect(await ask(`${origin}/?token=wrong`, { ...own(), ...stranger })).toBe(401);
    const entered = await globalThis.fetch(`${origin}/${search}&document=a`, { redirect: 'manual' });
    expect([entered.status, entered.headers.get('Location')]).toEqual([303, '/?document=a']);
    const given = entered.headers.get('Set-Cookie')!;
    expect(given).toMatch(/HttpOnly; SameSite=Strict/);
    expect(await ask(origin, { ...own(), Cookie: given.split(';')[0]! })).toBe(200);
  });

  test('two servers in one browser, which gives its cookies to every port', async () => {
    const other = (await desk.serve({ reviewer: '李审' })).address;
    const both = [cookie(base), cookie(enter(other))].join('; ');
    const reviewers = [base, enter(other)].map(async from => {
      const answer = await globalThis.fetch(`${from}api/session`, { headers: { Cookie: both } });
      return (await answer.json()).reviewer;
    });
    expect(await Promise.all(reviewers)).toEqual(['王审', '李审']);
    expect(
      await ask(base, { ...own(), Cookie: cookie(other).replace(/-\d+=/, `-${new URL(base).port}=`) }),
    ).toBe(401);
  });

  test.each(['localhost', 'LocalHost', '127.0.0.1', '127.1', '0.0.0.0', '0'])(
    'under the name that it was told to listen to, as a browser writes it: %s',
    async host => {
      const server = await desk.serve({ host });
      const from = enter(server.address);
      expect((await fetch(`${from}api/session`)).status).toBe(200);
      expect(await ask(from, { Host: `evil.example:${new URL(from).port}` })).toBe(421);
      if (!host.startsWith('0')) return;
      for (const name of ['localhost', hostname()]) {
        const named = `${name}:${new URL(from).port}`;
        expect(await ask(`${from}api/session`, { Host: new URL(`http://${named}`).host }), name).toBe(200);
      }
    },
  );

  test.each(['a/b', 'me@here', 'a b', ''])('no name of a host: "%s"', async host => {
    await expect(desk.serve({ host })).rejects.toThrow(UsageError);
  });
});

test('of a sample only what was drawn is asked for, and answered to the sample', async () => {
  const request = {
    plan: SAMPLE,
    seed: 'a',
    isSeedGiven: true,
    drawnBy: '王审',
  };
  const sample = await drawSample(desk.archive, request);
  const other = enter((await desk.serve({ sample })).address);
  const { rows } = await (await fetch(`${other}api/documents`)).json();
  expect(rows).toHaveLength(new Set(sample.items.map(item => item.sha256)).size);
  const [item] = sample.items;
  const address = `${other}api/documents/${item!.sha256}`;
  const asked = async () => {
    const { document } = await (await fetch(address)).json();
    return document.forms.flatMap((form: Form, index: number) =>
      Object.keys(form.evidence)
        .filter(path => form.evidence[path]!.review)
        .map(path => `/forms/${index}/data${path}`),
    );
  };
  const drawn = sample.items.filter(one => one.sha256 === item!.sha256).map(({ path }) => path);
  expect((await asked()).sort()).toEqual(drawn.toSorted());
  const headers = { 'Content-Type': 'application/json', Origin: new URL(other).origin };
  const body = statement({ path: item!.path });
  expect((await fetch(`${address}/statements`, { method: 'POST', headers, body })).status).toBe(200);
  expect(await asked()).not.toContain(item!.path);
  expect((await desk.archive.corrections(item!.sha256)).at(-1)?.sample).toBe(sample.id);
});

describe('lists', () => {
  const list = async (query: string) => (await fetch(`${base}api/documents?${query}`)).json();
  test.each([
    ['', 2],
    ['state=failed', 0],
    ['kind=native', 2],
    ['kind=image', 0],
    ['below=60', 1],
    ['search=HUBEI', 1],
    ['search=%25', 0],
    ["search='%20OR%201=1", 0],
    ['year=1900', 0],
    ['offset=1', 2],
  ])('%s', async (query, total) => {
    expect((await list(query)).total).toBe(total);
  });

  test('only as many rows as are asked for', async () => {
    expect((await list('limit=1')).rows).toHaveLength(1);
  });
});

describe('statements', () => {
  test('are typed as their field, change the findings’ document, and can be taken back', async () => {
    const path = '/forms/0/data/indicators/0/score';
    const refused = await say({ path, kind: 'correct', text: 'many' });
    expect(refused.status).toBe(422);
    const { status, answer } = await say({ path, kind: 'correct', text: '99999' });
    expect(status).toBe(200);
    expect(answer.view.document.forms[0].data.indicators[0].score).toBe('99999');
    expect(answer.view.document.findings.map((one: { rule: string }) => one.rule)).toContain(
      'total/score-sum',
    );
    const [correction] = answer.view.corrections;
    const undone = await say({ path, kind: 'undo', undoes: correction.sequence, expected: correction.hash });
    expect(undone.status).toBe(200);
    expect(undone.answer.view.document.forms[0].data.indicators[0].score).not.toBe('99999');
  });

  test('accept what the program read, though somebody could not read it; and say the same once', async () => {
    const path = '/forms/0/data/indicators/1/level3';
    const sha256 = desk.sha256['hubei-merged-scores']!;
    const at = (answer: Awaited<ReturnType<typeof say>>['answer']) => answer.view.document.forms[0];
    const read = at((await say({ path, kind: 'accept' })).answer).data.indicators[1].level3;
    expect(read).toMatch(/./);
    const last = async () => (await desk.archive.corrections(sha256)).findLast(one => one.path === path)!;
    await say({ path, kind: 'unreadable', expected: (await last()).hash });
    const { status, answer } = await say({ path, kind: 'accept', expected: (await last()).hash });
    expect([status, at(answer).data.indicators[1].level3]).toEqual([200, read]);
    expect(at(answer).evidence['/indicators/1/level3']).toMatchObject({
      review: false,
      source: 'text-layer',
    });
    const entries = (await desk.archive.corrections(sha256)).length;
    expect((await say({ path, kind: 'accept', expected: (await last()).hash })).status).toBe(200);
    expect(await desk.archive.corrections(sha256)).toHaveLength(entries);
  });

  test('made over what was not seen are a conflict', async () => {
    expect((await say()).status).toBe(200);
    expect((await say()).status).toBe(409);
  });

  test('leave the list when nothing is left to review', async () => {
    const { rows } = await (await fetch(`${base}api/documents?state=done`)).json();
    // of the other one nothing was to be reviewed, and somebody corrected it
    const names = rows.map((row: { name: string }) => row.name);
    expect(names.sort()).toEqual(['declaration.pdf', 'hubei-merged-scores.pdf']);
  });

  test('that are none are refused', async () => {
    expect((await say({ kind: 'delete' })).status).toBe(400);
    expect((await say({ kind: 'undo' })).status).toBe(400);
    expect((await say({ path: '/forms/9/data/title' })).status).toBe(422);
  });

  test('of a blind reviewer are seen by nobody else, and see nobody else’s', async () => {
    const blind = enter((await desk.serve({ isBlind: true, reviewer: '李审' })).address);
    const address = url.replace(base, blind);
    const before = await (await fetch(address)).json();
    expect(before.corrections).toEqual([]);
    const headers = { 'Content-Type': 'application/json', Origin: new URL(blind).origin };
    const body = statement({ kind: 'correct', text: '别的项目' });
    expect((await fetch(`${address}/statements`, { method: 'POST', headers, body })).status).toBe(200);
    expect((await (await fetch(address)).json()).document.forms[0].data.projectName).toBe('别的项目');
    expect((await (await fetch(url)).json()).document.forms[0].data.projectName).not.toBe('别的项目');
  });
});

test('of a draw the lists tell what is left of it, each reviewer their own', async () => {
  const request = { plan: SAMPLE, seed: 'b', isSeedGiven: true, drawnBy: '王审' };
  const { items, number, id } = await drawSample(desk.archive, request);
  const listed = async (address: string, state = '') => {
    const { rows, drawn } = await (await fetch(`${address}api/documents?sample=${number}${state}`)).json();
    return { names: rows.map((row: { sha256: string }) => row.sha256), drawn };
  };
  const [{ sha256 }] = items as [(typeof items)[number]];
  for (const { path } of items.filter(item => item.sha256 === sha256)) {
    const log = await desk.archive.corrections(sha256);
    const expected = log.findLast(one => one.path === path && one.track === 'work')?.hash ?? null;
    const headers = { 'Content-Type': 'application/json', Origin: new URL(base).origin };
    const body = statement({ path, expected });
    const address = `${base}api/documents/${sha256}/statements?sample=${number}`;
    expect((await fetch(address, { method: 'POST', headers, body })).status).toBe(200);
  }
  const answered = items.filter(item => item.sha256 === sha256).length;
  const left = items.length - answered;
  const others = [...new Set(items.map(item => item.sha256))].filter(one => one !== sha256);
  expect((await listed(base)).drawn).toEqual({ number, asked: items.length, left });
  expect((await listed(base, '&state=done')).names).toEqual([sha256]);
  expect((await listed(base, '&state=open')).names.sort()).toEqual(others.sort());
  const sample = sampleFrom((await desk.archive.sample(id))!);
  const second = enter((await desk.serve({ sample, isBlind: true, reviewer: '李审' })).address);
  expect((await listed(second)).drawn.left).toBe(items.length);
  for (const closed of ['api/overview', 'api/differences'])
    expect((await fetch(second + closed)).status).toBe(404);
  expect((await fetch(`${base}api/documents?sample=99`)).status).toBe(404);
});

test('nothing in the lists of a blind reviewer comes from a correction', async () => {
  const request = { plan: SAMPLE, seed: 'c', isSeedGiven: true, drawnBy: '王审' };
  const sample = await drawSample(desk.archive, request);
  const path = '/forms/0/data/projectName';
  const log = await desk.archive.corrections(desk.sha256['hubei-merged-scores']!);
  const expected = log.findLast(one => one.path === path && one.track === 'work')?.hash ?? null;
  expect((await say({ path, kind: 'correct', text: '改过的名称', expected })).status).toBe(200);
  const listed = async (address: string) => await (await fetch(`${address}api/documents`)).text();
  expect(await listed(base)).toContain('改过的名称');
  const blind = enter((await desk.serve({ sample, isBlind: true, reviewer: '李审' })).address);
  expect(await listed(blind)).not.toContain('改过的名称');
});
