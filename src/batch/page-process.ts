import { SourceError } from '../errors.ts';
import { openReaders } from '../read/ocr/readers.ts';
import { assertCanvas } from '../read/pictures/canvas-present.ts';
import type { PagePicture } from '../read/pictures/picture.ts';
import { type SourceFile, sha256 } from '../read/source.ts';
import { type BoxReader, openRegions, type RegionAnswer } from '../region.ts';
import type { PictureRequest, RegionRequest } from './page-reader.ts';
import { serveTasks } from './tasks.ts';

/** Started with the first picture, and kept for all. */
let readers: ReturnType<typeof openReaders> | undefined;
/** The page that a person draws on: several boxes in a row. */
let page: { readonly name: string; readonly boxes: BoxReader } | undefined;
/** The picture file that a person looks at: its pages one after another. */
let looked: { readonly name: string; readonly pictures: readonly PagePicture[] } | undefined;

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

/** The pages of a picture file; none where it cannot be decoded. */
async function picturesOf({ bytes }: SourceFile): Promise<readonly PagePicture[]> {
  const name = sha256(bytes);
  if (looked?.name === name) return looked.pictures;
  await assertCanvas();
  const { picturesOf: decode } = await import('../read/pictures/picture.ts');
  looked = { name, pictures: await decode(bytes).catch(() => []) };
  return looked.pictures;
}

async function sizes(file: SourceFile) {
  const pictures = await picturesOf(file);
  return pictures.length === 0 ? null : pictures.map(({ width, height }) => ({ width, height }));
}

async function picture({ file, page: number }: PictureRequest): Promise<Uint8Array | null> {
  const own = (await picturesOf(file))[number - 1];
  if (own === undefined) return null;
  const { pngOf } = await import('../read/pictures/png.ts');
  return await pngOf(own.picture);
}

/** The process that looks at pages while a person does: reads the boxes that are drawn on them, and shows pictures. */
serveTasks({ read, sizes, picture });
