import type { Region } from '../model.ts';
import type { SourceFile } from '../read/source.ts';
import type { RegionAnswer } from '../region.ts';
import { errorOf } from './death.ts';
import { LIMITS } from './limits.ts';
import { openProcess } from './process.ts';
import { sibling } from './sibling.ts';
import { triedFairly } from './tries.ts';

export type RegionRequest = { readonly file: SourceFile; readonly region: Region };

/** Reads boxes on pages, one at a time, in a process beside this one that starts with the first. */
export type RegionReader = {
  read(file: SourceFile, region: Region): Promise<RegionAnswer>;
  close(): Promise<void>;
};

/** seconds: somebody waits */
const PATIENCE = 30;

export function openRegionReader(limits = { ...LIMITS, timeout: PATIENCE }): RegionReader {
  const own = openProcess({ limits, script: sibling('./region-process.ts', import.meta.url) });
  const read = async (request: RegionRequest): Promise<RegionAnswer> => {
    const ran = await triedFairly(() => own.run<RegionAnswer>('read', request));
    if (ran.kind === 'done') return ran.answer;
    const { code, message } = errorOf(ran.death, limits);
    return { kind: 'unread', error: { code, message } };
  };
  let last: Promise<unknown> = Promise.resolve();
  return {
    read(file, region) {
      const answer = last.then(() => read({ file, region }));
      last = answer.catch(() => undefined);
      return answer;
    },
    close: own.close,
  };
}
