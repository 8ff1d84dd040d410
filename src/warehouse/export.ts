import type { Archive } from '../archive/archive.ts';
import { ArchiveError, UsageError } from '../errors.ts';
import { WAREHOUSE_SCHEMA } from '../schema/fields.ts';
import { version } from '../version.ts';
import { type ExportScope, readChangeTokens, readLoadables, readRows } from './changed-documents.ts';
import type { LoadState, Sink } from './sinks/sink.ts';
import { targetError } from './sinks/target-errors.ts';

export type ExportReport = {
  /** documents that came or changed, that went, and that the target holds now */
  readonly loaded: number;
  readonly removed: number;
  readonly documents: number;
  readonly seconds: number;
};

type ExportOptions = ExportScope & {
  readonly onDocument?: (done: number, total: number) => void;
};

/**
 * Brings a target to what the archive holds: only what is new, changed or gone since the last load is written, all of it or
 * nothing. A target of another layout or of other tables is written anew. Throws what the sink throws; the target is
 * then as it was.
 */
export async function exportArchive(
  archive: Archive,
  sink: Sink,
  { onDocument = () => {}, ...scope }: ExportOptions = {},
): Promise<ExportReport> {
  const start = performance.now();
  const stamps = await readChangeTokens(archive);
  // a target that holds people, or lacks them, is another one
  const layout = sink.layout + (scope.isWithoutPeople ? WITHOUT_PEOPLE : '');
  const loaded = await sink.loaded();
  assertKnown(loaded);
  const heldPeople = loaded !== null && !loaded.layout.endsWith(WITHOUT_PEOPLE);
  if (scope.isWithoutPeople && sink.retainsDeleted && heldPeople) throw traces();
  const plan = planOf(
    stamps,
    loaded?.schema === WAREHOUSE_SCHEMA && loaded.layout === layout ? loaded : null,
  );
  const report = { loaded: plan.coming.size, removed: plan.removed.length, documents: stamps.size };
  if (plan.isWhole || plan.gone.length + plan.coming.size > 0) {
    const told = <T>(all: AsyncIterable<T>) => counted(all, done => onDocument(done, plan.coming.size));
    const load = {
      ...report,
      load: (loaded?.load ?? 0) + 1,
      at: new Date().toISOString(),
      ziping: version,
      schema: WAREHOUSE_SCHEMA,
      layout,
    };
    const change = {
      isWhole: plan.isWhole,
      gone: plan.gone,
      load,
      rows: () => told(readRows(archive, plan.coming, scope)),
      documents: () => told(readLoadables(archive, plan.coming, scope)),
    };
    await sink.replace(change).catch(error => {
      throw targetError(sink.layout, error);
    });
  }
  return { ...report, seconds: Math.round(performance.now() - start) / 1000 };
}

const WITHOUT_PEOPLE = ' without people';

function traces(): UsageError {
  return new UsageError(
    '目标里装过姓名和电话，删去后字节里仍有残留；请换一个新文件 · ' +
      'the target held names and telephone numbers, of which its bytes keep traces: choose a new file',
  );
}

type Plan = {
  readonly isWhole: boolean;
  readonly gone: readonly string[];
  readonly removed: readonly string[];
  readonly coming: ReadonlyMap<string, string>;
};

function planOf(stamps: ReadonlyMap<string, string>, loaded: LoadState | null): Plan {
  if (loaded === null) return { isWhole: true, gone: [], removed: [], coming: stamps };
  const coming = new Map([...stamps].filter(([sha256, stamp]) => loaded.stamps.get(sha256) !== stamp));
  const removed = [...loaded.stamps.keys()].filter(sha256 => !stamps.has(sha256));
  const changed = [...coming.keys()].filter(sha256 => loaded.stamps.has(sha256));
  return { isWhole: false, gone: [...removed, ...changed], removed, coming };
}

function assertKnown(loaded: LoadState | null): void {
  if (loaded === null || loaded.schema <= WAREHOUSE_SCHEMA) return;
  throw new ArchiveError(
    `目标由更新的 ziping 写成（表结构 ${loaded.schema}），请升级 ziping · ` +
      `a newer ziping wrote the target (tables of version ${loaded.schema}): upgrade ziping`,
  );
}

async function* counted<T>(all: AsyncIterable<T>, onEach: (done: number) => void): AsyncGenerator<T> {
  let done = 0;
  for await (const one of all) {
    yield one;
    onEach(++done);
  }
}
