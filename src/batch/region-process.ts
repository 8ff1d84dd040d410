import { SourceError } from '../errors.ts';
import { openReaders } from '../read/ocr/readers.ts';
import { sha256 } from '../read/source.ts';
import { type BoxReader, openRegions, type RegionAnswer } from '../region.ts';
import type { RegionRequest } from './regions.ts';
import { serveTasks } from './tasks.ts';

/** Started with the first picture, and kept for all. */
let readers: ReturnType<typeof openReaders> | undefined;
/** The page that a person draws on: several boxes in a row. */
let page: { readonly name: string; readonly boxes: BoxReader } | undefined;

async function read({ file, region }: RegionRequest): Promise<RegionAnswer> {
  try {
    const name = `${sha256(file.bytes)} ${region.page}`;
    if (page?.name !== name)
      page = { name, boxes: await openRegions(file, region.page, () => (readers ??= openReaders())) };
    return { kind: 'read', reading: await page.boxes(region.bbox) };
  } catch (error) {
    page = undefined;
    const { message } = error as Error;
    if (error instanceof SourceError) return { kind: 'unread', error: { code: error.code, message } };
    return {
      kind: 'unread',
      error: { code: 'unreadable', message: `无法读取 · cannot be read: ${message}` },
    };
  }
}

/** The process in which boxes are read that people draw on pages. */
serveTasks({ read });
