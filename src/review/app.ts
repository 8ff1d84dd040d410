import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { version } from '../version.ts';
import { openAssets } from './assets.ts';
import { assign } from './assigning.ts';
import { type Guard, guarded } from './guard.ts';
import { listDrawn } from './progress.ts';
import { listPageOf } from './query.ts';
import { type ReviewServiceOptions, reviewServiceOf } from './review-service.ts';
import { differencesOf } from './sample/differences.ts';
import type { Sample } from './sample/sample.ts';
import { drawsOf, drawView } from './sample-draws.ts';
import { isRegion, statementOf } from './statement.ts';

/** milliseconds that the overview may be old */
const LASTING = 20_000;
/** bytes: a statement about one value is far smaller */
const MOST_BODY = 64 * 1024;
/** characters of a reviewer's name */
const MOST_NAME = 100;
const DOCUMENT = '/api/documents/:sha256{[0-9a-f]{64}}';

/** The review page's server: its own files, the archive's lists and documents, and what the reviewer says. */
export async function reviewApp(options: ReviewServiceOptions, guard: Guard): Promise<Hono> {
  const app = new Hono();
  app.use(guarded(guard));
  app.use(bodyLimit({ maxSize: MOST_BODY, onError: context => context.json({ error: 'too-large' }, 413) }));
  archiveRoutes(app, options);
  documentRoutes(app, options);
  assetRoutes(app);
  return app;
}

/** What is known of the archive as a whole. */
function archiveRoutes(app: Hono, options: ReviewServiceOptions): void {
  const { archive, reviewer, isBlind, sample } = options;
  const overview = lasting(LASTING, () => archive.overview());
  const drawOf = drawNamed(options);
  const session = { reviewer, isBlind, version, sample: sample && drawView(sample) };
  app.get('/api/session', context => context.json(session));
  app.get('/api/documents', async context => {
    const page = listPageOf(context.req.query());
    const draw = await drawOf(context);
    if (draw === null) return context.json(await archive.list(page));
    return context.json(await listDrawn(archive, page, { sample: draw, reviewer, isBlind }));
  });
  // what others came to is no business of a second pair of eyes
  if (isBlind) return;
  app.get('/api/queues', async context => context.json(await archive.queues()));
  app.post('/api/assignments', async context => {
    const { reviewer: to = null, sha256s, ...query } = await context.req.json().catch(() => ({}));
    if (to !== null && (typeof to !== 'string' || to.length > MOST_NAME))
      return context.json({ error: 'not-a-name' }, 400);
    const { filter } = listPageOf(textsOf(query));
    const chosen = Array.isArray(sha256s) && { sha256s: sha256s.filter(one => typeof one === 'string') };
    return context.json({
      documents: await assign(archive, {
        filter: { ...filter, ...chosen },
        to: to?.trim() || null,
        by: reviewer,
      }),
    });
  });
  app.get('/api/overview', async context => context.json(await overview()));
  app.get('/api/differences', async context => context.json(await differencesOf(archive, sample?.number)));
}

function textsOf(query: object): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => typeof value === 'string'));
}

/** One document: what it holds, how it looks, and what is said of it. */
function documentRoutes(app: Hono, options: ReviewServiceOptions): void {
  const service = reviewServiceOf(options);
  const drawOf = drawNamed(options);
  app.get(DOCUMENT, async context => {
    const view = await service.view(context.req.param('sha256'), await drawOf(context));
    return view ? context.json(view) : context.notFound();
  });
  app.get(`${DOCUMENT}/file`, async context => {
    const file = await service.sources.file(context.req.param('sha256'));
    if (file === null) return context.notFound();
    return context.body(new Uint8Array(file.bytes), 200, { 'Content-Type': 'application/octet-stream' });
  });
  app.get(`${DOCUMENT}/pages/:page{[0-9]{1,5}}`, async context => {
    const { sha256, page } = context.req.param();
    const bytes = await service.sources.picture(sha256, Number(page));
    return bytes ? context.body(bytes, 200, { 'Content-Type': 'image/png' }) : context.notFound();
  });
  app.post(`${DOCUMENT}/regions`, async context => {
    const region = await context.req.json().catch(() => null);
    if (!isRegion(region)) return context.json({ error: 'not-a-region' }, 400);
    const answer = await service.region(context.req.param('sha256'), region);
    if (answer === null) return context.notFound();
    return answer.kind === 'read' ? context.json(answer.reading) : context.json({ error: answer.error }, 422);
  });
  app.post(`${DOCUMENT}/statements`, async context => {
    const statement = statementOf(await context.req.json().catch(() => null));
    if (statement === null) return context.json({ error: 'not-a-statement' }, 400);
    const answer = await service.state(context.req.param('sha256'), statement, await drawOf(context));
    if (answer === null) return context.notFound();
    return context.json(answer, answer.kind === 'written' ? 200 : answer.kind === 'conflict' ? 409 : 422);
  });
}

function assetRoutes(app: Hono): void {
  const asset = openAssets();
  app.get('*', async context => {
    const found = await asset(context.req.path);
    if (found === null) return context.notFound();
    return context.body(found.body, 200, {
      'Content-Type': found.type,
      'Cache-Control': keep(context.req.path),
    });
  });
}

/** The draw that the server was started for, else the one that the address names; null for none. */
function drawNamed({ archive, sample }: ReviewServiceOptions): (context: Context) => Promise<Sample | null> {
  const draws = drawsOf(archive);
  return async context => {
    const number = context.req.query('sample');
    if (sample !== null || number === undefined) return sample;
    const named = await draws(Number(number));
    if (named === null) throw new HTTPException(404);
    return named;
  };
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
