import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { createAdaptorServer } from '@hono/node-server';
import { UsageError } from '../errors.ts';
import { reviewApp } from './app.ts';
import type { DeskOptions } from './desk.ts';

export type ServerOptions = DeskOptions & {
  /** 0: any that is free */
  readonly port: number;
  /** null: only this machine can connect */
  readonly host: string | null;
};

export type ReviewServer = {
  /** the address to open, with the token where one is needed */
  readonly address: string;
  /** resolves when the documents that an older ziping kept are listed */
  readonly listed: Promise<void>;
  close(): Promise<void>;
};

const LOOPBACK = '127.0.0.1';
/** milliseconds */
const LATER = 5000;
/** Documents that are listed in one transaction: others wait meanwhile. */
const TOGETHER = 50;

/** Serves the review page until it is closed. Throws UsageError where the port is taken. */
export async function serveReview({ port, host, ...options }: ServerOptions): Promise<ReviewServer> {
  const hosts = new Set<string>();
  const token = host === null ? null : randomBytes(24).toString('base64url');
  const app = await reviewApp(options, { hosts, token });
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((resolve, reject) => {
    server.once('error', error => reject(notServed(error as NodeJS.ErrnoException, port)));
    server.listen(port, host ?? LOOPBACK, resolve);
  });
  const { port: own } = server.address() as AddressInfo;
  const name = host === null ? LOOPBACK : host.includes(':') ? `[${host}]` : host;
  for (const known of [name, LOOPBACK, 'localhost']) hosts.add(`${known}:${own}`);
  const closing = new AbortController();
  return {
    address: `http://${name}:${own}/${token === null ? '' : `?token=${token}`}`,
    listed: listAll(options, closing.signal),
    async close() {
      closing.abort();
      await new Promise<void>(resolve => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      });
    },
  };
}

/** Goes through the whole archive, so that the first document comes first. */
async function listAll({ archive }: DeskOptions, signal: AbortSignal): Promise<void> {
  await setTimeout(LATER, undefined, { signal }).catch(() => {});
  while (!signal.aborted && (await archive.listOlder(TOGETHER)) === TOGETHER);
}

function notServed({ code, message }: NodeJS.ErrnoException, port: number): UsageError {
  const why = code === 'EADDRINUSE' ? '端口已被占用 · the port is taken' : '无法监听 · cannot listen';
  return new UsageError(`${why}: ${port}: ${message}`);
}
