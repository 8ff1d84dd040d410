import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { version } from '../version.ts';
import { assets } from './assets.ts';
import { type DeskOptions, deskOf } from './desk.ts';
import { type Guard, guarded } from './guard.ts';
import { listPageOf, statementOf } from './query.ts';

/** milliseconds that the overview may be old */
const LASTING = 20_000;
/** bytes: a statement about one value is far smaller */
const MOST_BODY = 64 * 1024;
const SHA256 = ':sha256{[0-9a-f]{64}}';

/** The review page's server: its own files, the archive's lists and documents, and what the reviewer says. */
export function reviewApp(options: DeskOptions, guard: Guard): Hono {
  const { archive, reviewer, isBlind, sample } = options;
  const sha256s = sample ? [...new Set(sample.items.map(item => item.sha256))] : undefined;
  const app = new Hono();
  const desk = deskOf(options);
  const { asset, preload } = assets();
  const overview = lasting(LASTING, () => archive.overview());
  app.use(guarded(guard));
  app.use(bodyLimit({ maxSize: MOST_BODY, onError: context => context.json({ error: 'too-large' }, 413) }));
  const sampled = sample && {
    id: sample.id,
    number: sample.number,
    unit: sample.plan.unit,
    size: sample.items.length,
  };
  app.get('/api/session', context => context.json({ reviewer, isBlind, version, sample: sampled }));
  app.get('/api/documents', async context => {
    const { filter, ...page } = listPageOf(context.req.query());
    return context.json(await archive.list({ ...page, filter: { ...filter, sha256s } }));
  });
  app.get('/api/overview', async context => context.json(await overview()));
  app.get(`/api/documents/${SHA256}`, async context => {
    const view = await desk.view(context.req.param('sha256'));
    return view ? context.json(view) : context.notFound();
  });
  app.get(`/api/documents/${SHA256}/file`, async context => {
    const bytes = await desk.sources.bytes(context.req.param('sha256'));
    if (bytes === null) return context.notFound();
    return context.body(bytes, 200, { 'Content-Type': 'application/octet-stream' });
  });
  app.get(`/api/documents/${SHA256}/pages/:page{[0-9]{1,5}}`, async context => {
    const { sha256, page } = context.req.param();
    const bytes = await desk.sources.picture(sha256, Number(page));
    return bytes ? context.body(bytes, 200, { 'Content-Type': 'image/png' }) : context.notFound();
  });
  app.post(`/api/documents/${SHA256}/statements`, async context => {
    const statement = statementOf(await context.req.json().catch(() => null));
    if (statement === null) return context.json({ error: 'not-a-statement' }, 400);
    const answer = await desk.state(context.req.param('sha256'), statement);
    if (answer === null) return context.notFound();
    return context.json(answer, answer.kind === 'written' ? 200 : answer.kind === 'conflict' ? 409 : 422);
  });
  app.get('*', async context => {
    const found = await asset(context.req.path);
    if (found === null) return context.notFound();
    return context.body(found.body, 200, {
      'Content-Type': found.type,
      'Cache-Control': keep(context.req.path),
      ...(context.req.path === '/' && { Link: preload }),
    });
  });
  return app;
}

/** The same answer for a while: to count 50,000 documents keeps everybody else waiting. */
function lasting<T>(milliseconds: number, ask: () => Promise<T>): () => Promise<T> {
  let known: { readonly answer: Promise<T>; readonly until: number } | null = null;
  return async () => {
    if (known === null || known.until < Date.now())
      known = { answer: ask(), until: Date.now() + milliseconds };
    try {
      return await known.answer;
    } catch (error) {
      known = null;
      throw error;
    }
  };
}

/** Libraries change with an installation only, our own files while they are worked on. */
function keep(path: string): string {
  return /^\/(?:pdfjs|chart)\//.test(path) ? 'max-age=86400' : 'no-cache';
}
