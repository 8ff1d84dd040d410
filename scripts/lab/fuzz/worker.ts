import dns from 'node:dns';
import net from 'node:net';
import type { PendingFile } from '../../../src/archive/archive.ts';
import { documentSummaryOf } from '../../../src/archive/document-summary.ts';
import type { ReadRequest } from '../../../src/batch/read-place.ts';
import { serveTasks } from '../../../src/batch/tasks.ts';
import { extract } from '../../../src/defaults.ts';
import { openFile } from '../../../src/read/files.ts';

/**
 * A reading process as it is, that besides may not reach the network, and that tells what else happened: what was
 * printed, and what was forbidden. Node's permissions forbid it to write and to start programs.
 */
const told: string[] = [];

function forbidden(what: string): () => never {
  return () => {
    told.push(`forbidden: ${what}`);
    throw new Error(`ERR_ACCESS_DENIED ${what}`);
  };
}
net.Socket.prototype.connect = forbidden('net.connect');
Object.assign(dns, { lookup: forbidden('dns.lookup'), resolve: forbidden('dns.resolve') });
globalThis.fetch = forbidden('fetch');

for (const stream of [process.stdout, process.stderr]) {
  const write = stream.write.bind(stream);
  stream.write = (chunk: string | Uint8Array, ...rest: never[]) => {
    told.push(`printed: ${String(chunk).slice(0, 200)}`);
    return write(chunk, ...rest);
  };
}
process.on('uncaughtException', error => told.push(`uncaughtException: ${error.stack}`));

serveTasks({
  async read({ file }: ReadRequest, onPage: (pages: number) => void) {
    told.length = 0;
    const before = process.cpuUsage();
    const source = await openFile(file.path);
    const { document } = await extract(source, {
      onPage,
      ...(!isReadAsPicture(file) && { readers: null }),
    });
    const { user, system } = process.cpuUsage(before);
    // what a document left behind shows in the next turns of the loop
    await new Promise(resolve => setImmediate(resolve));
    const memory = Math.round(process.memoryUsage.rss() / 1024 ** 2);
    const answer = {
      kind: 'read',
      document: JSON.stringify(document),
      facts: documentSummaryOf(document, 0),
    };
    return { ...answer, rows: '', cpu: user + system, told: [...told], memory };
  },
});

/** Reading pictures costs a hundred times what all else does: of PDFs one in sixteen has its scanned pages read. */
function isReadAsPicture({ path, sha256 }: PendingFile): boolean {
  if (process.env.ZIPING_BLIND === 'yes') return false;
  return !path.endsWith('.pdf') || sha256.startsWith('0');
}
