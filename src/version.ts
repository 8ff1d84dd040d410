import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** The version that a document says it was produced by: the package's own. */
export const version: string = packageVersion();

/** package.json lies one folder up in a clone, two in a build. */
function packageVersion(): string {
  for (const path of ['../package.json', '../../package.json']) {
    try {
      return (require(path) as { version: string }).version;
    } catch {}
  }
  throw new Error('package.json of ziping is not where it belongs');
}

/** The version of the schema of documents that is written; those of older ones are read (see `schema/stored.ts`). */
export const SCHEMA = 'ziping/document/2';
