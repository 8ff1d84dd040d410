import dns from 'node:dns';
import net from 'node:net';
import { Worker } from 'node:worker_threads';
import { worker, workerEmit } from 'workerpool';
import { type ReadRequest, readPlace } from '../../src/batch/read-place.ts';
import type { Watched } from '../../src/batch/watch.ts';
import { sharedReaders } from '../../src/read/ocr/readers.ts';

/**
 * A reading process as it is, that besides may not reach the network, and that tells what else happened: what was
 * printed, and what was forbidden. Node's permissions forbid it to write and to start programs.
 */
const watched: Watched = { memory: Number(process.env.ZIPING_MEMORY ?? 0), parent: process.ppid };
new Worker(new URL('../../src/batch/watch.ts', import.meta.url), { workerData: watched }).unref();

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

/** Reading pictures costs a hundred times what all else does: of PDFs one in eight is read by the real readers. */
const realReaders = sharedReaders.called;
let isCheap = false;
sharedReaders.called = () => (isCheap ? Promise.resolve(readNothing) : realReaders());

const readNothing = async (crops: readonly unknown[]) =>
  crops.map(() => ({ glyphs: [], text: '', confidence: 0.1, candidates: [] }));

for (const stream of [process.stdout, process.stderr]) {
  const write = stream.write.bind(stream);
  stream.write = (chunk: string | Uint8Array, ...rest: never[]) => {
    told.push(`printed: ${String(chunk).slice(0, 200)}`);
    return write(chunk, ...rest);
  };
}
process.on('uncaughtException', error => told.push(`uncaughtException: ${error.stack}`));

worker({
  read: async (request: ReadRequest) => {
    workerEmit({ pid: process.pid });
    told.length = 0;
    isCheap = request.file.path.endsWith('.pdf') && !/^[01]/.test(request.file.sha256);
    const answer = await readPlace(request, pages => workerEmit({ pages }));
    // what a document left behind shows in the next turns of the loop
    await new Promise(resolve => setImmediate(resolve));
    return { ...answer, told: [...told], memory: Math.round(process.memoryUsage.rss() / 1024 ** 2) };
  },
});
