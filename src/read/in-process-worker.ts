/// <reference path="./pdf-worker.d.ts" />
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import { WorkerMessageHandler } from 'pdfjs-dist/legacy/build/pdf.worker.mjs';

type Message = { readonly data: unknown };
type Listener = (message: Message) => void;

/**
 * One end of the line between the two halves of pdf.js, which run in one thread here. Left alone it clones every message
 * as if it went to another thread, a glyph at a time; that takes a tenth of the time of reading a page.
 */
class LocalPort {
  peer: LocalPort | null = null;
  readonly #listeners = new Set<Listener>();
  readonly #ready = Promise.resolve();

  postMessage(data: unknown): void {
    const message = { data: copied(data) };
    void this.#ready.then(() => this.peer?.deliver(message));
  }

  addEventListener(_name: string, listener: Listener, options?: { signal?: AbortSignal }): void {
    this.#listeners.add(listener);
    options?.signal?.addEventListener('abort', () => this.#listeners.delete(listener));
  }

  removeEventListener(_name: string, listener: Listener): void {
    this.#listeners.delete(listener);
  }

  deliver(message: Message): void {
    for (const listener of this.#listeners) listener(message);
  }
}

/** The lists and records of a message are copied, for the sender empties its own; what they hold is handed over as it is. */
function copied(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copied);
  if (value === null || typeof value !== 'object') return value;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return value;
  const copy: Record<string, unknown> = {};
  for (const key in value) copy[key] = copied((value as Record<string, unknown>)[key]);
  return copy;
}

/** A worker of pdf.js in this thread; whoever opens a document with it destroys it after. */
export function localWorker(): pdfjs.PDFWorker {
  const [here, there] = [new LocalPort(), new LocalPort()];
  here.peer = there;
  there.peer = here;
  WorkerMessageHandler.initializeFromPort(there);
  return pdfjs.PDFWorker.create({ port: here as never });
}
