import type { Region } from '../model.ts';
import type { SourceFile } from '../read/source.ts';
import type { RegionAnswer } from '../region.ts';
import { LIMITS } from './limits.ts';
import { sibling } from './module-url.ts';
import { openProcess } from './process.ts';
import { errorOf } from './process-exit.ts';
import { runWithRetries, started } from './retries.ts';

export type RegionRequest = { readonly file: SourceFile; readonly region: Region };
export type PictureRequest = { readonly file: SourceFile; readonly page: number };

/** points */
type Size = { readonly width: number; readonly height: number };

/** Looks at pages, one request at a time, in a process beside this one that starts with the first. */
type PageReader = AsyncDisposable & {
  /** what stands in a box */
  read(file: SourceFile, region: Region): Promise<RegionAnswer>;
  /** the pages of a PNG, JPEG or TIFF; null where it cannot be decoded */
  sizes(file: SourceFile): Promise<readonly Size[] | null>;
  /** one of them as PNG; null where there is none, or it cannot be decoded */
  picture(file: SourceFile, page: number): Promise<Uint8Array<ArrayBuffer> | null>;
  close(): Promise<void>;
};

/** seconds: somebody waits */
const PATIENCE = 30;

export function openPageReader(limits = { ...LIMITS, timeout: PATIENCE }): PageReader {
  const own = openProcess({ limits, script: sibling('./page-process.ts', import.meta.url) });
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(ask: () => Promise<T>): Promise<T> => {
    const answer = last.then(ask);
    last = answer.catch(() => undefined);
    return answer;
  };
  const look = <T>(task: string, request: unknown) =>
    inTurn(async () => {
      const ran = await started(() => own.run<T>(task, request));
      return ran.kind === 'done' ? ran.answer : null;
    });
  return {
    read: (file, region) =>
      inTurn(async () => {
        const ran = await runWithRetries(() => own.run<RegionAnswer>('read', { file, region }));
        if (ran.kind === 'done') return ran.answer;
        const { code, message } = errorOf(ran.death, limits);
        return { kind: 'unread', error: { code, message } };
      }),
    sizes: file => look('sizes', file),
    picture: (file, page) => look('picture', { file, page }),
    close: own.close,
    [Symbol.asyncDispose]: own.close,
  };
}
