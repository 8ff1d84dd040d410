import { SourceError } from '../../errors.ts';

/** True where the library that draws pages and decodes pictures has a build for this machine. */
export async function isCanvasPresent(): Promise<boolean> {
  return await import('@napi-rs/canvas').then(
    () => true,
    () => false,
  );
}

/** Throws SourceError where no picture can be looked at. */
export async function assertCanvas(): Promise<void> {
  if (await isCanvasPresent()) return;
  const here = `${process.platform} ${process.arch}`;
  throw new SourceError(
    'needs-ocr',
    `本机（${here}）没有 @napi-rs/canvas 的构建，读不了扫描件和图片 · @napi-rs/canvas has no build for this machine (${here}): scans and images cannot be read here`,
  );
}
