import type { Raster } from '../raster.ts';
import type { Consensus } from './consensus.ts';

/** The readers of pictures, started when the first picture is met and kept until `close`. */
export type ReadersOnCall = {
  called(): Promise<(crops: readonly Raster[]) => Promise<readonly Consensus[]>>;
  close(): Promise<void>;
};
