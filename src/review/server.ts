import { randomBytes } from 'node:crypto';
import { type AddressInfo, isIPv6 } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';
import { createAdaptorServer } from '@hono/node-server';
import { UsageError } from '../errors.ts';
import { reviewApp } from './app.ts';
import type { ReviewServiceOptions } from './review-service.ts';

export type ServerOptions = ReviewServiceOptions & {
  /** 0: any that is free */
  readonly port: number;
  /** a name or an address of this machine, or all of them (0.0.0.0, ::); null: only this machine can connect */
  readonly host: string | null;
};

export type ReviewServer = {
  /** the address to open, with the token */
  readonly address: string;
  close(): Promise<void>;
};

const LOOPBACK = '127.0.0.1';
const EVERYWHERE: ReadonlySet<string> = new Set(['0.0.0.0', '::']);

/** Serves the review page until it is closed. Throws UsageError where the port is taken, or for no name of a host. */
export async function serveReview({ port, host, ...options }: ServerOptions): Promise<ReviewServer> {
  const hosts = new Set<string>();
  const token = randomBytes(24).toString('base64url');
  if (host !== null && authorityOf(host, port) === null)
    throw new UsageError(
      `--host 要一个主机名或地址 · --host takes a name or an address of this machine: ${host}`,
    );
  const app = await reviewApp(options, { hosts, token });
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((resolve, reject) => {
    server.once('error', error => reject(notServed(error as NodeJS.ErrnoException, port)));
    server.listen(port, host ?? LOOPBACK, resolve);
  });
  const { port: own, address: bound } = server.address() as AddressInfo;
  const names = [...(EVERYWHERE.has(bound) ? namesOfMachine() : [host ?? LOOPBACK]), LOOPBACK, 'localhost'];
  for (const name of names) {
    const authority = authorityOf(name, own);
    if (authority !== null) hosts.add(authority);
  }
  return {
    address: `http://${[...hosts][0]}/?token=${token}`,
    async close() {
      await new Promise<void>(resolve => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      });
    },
  };
}

/** A name and a port as browsers write them into the Host header; null where no browser can open that. */
function authorityOf(name: string, port: number): string | null {
  const address = `http://${isIPv6(name) ? `[${name}]` : name}:${port}`;
  const url = URL.canParse(address) ? new URL(address) : null;
  return url?.pathname === '/' && url.username === '' ? url.host : null;
}

/** By what others know this machine: where it listens everywhere there is no one name. Those that lead farthest first. */
function namesOfMachine(): string[] {
  const own = Object.values(networkInterfaces()).flatMap(found => found ?? []);
  const rank = ({ family, internal }: (typeof own)[number]) =>
    (internal ? 2 : 0) + (family === 'IPv4' ? 0 : 1);
  const addresses = own.toSorted((a, b) => rank(a) - rank(b)).map(({ address }) => address);
  return [...addresses, hostname()];
}

function notServed({ code, message }: NodeJS.ErrnoException, port: number): UsageError {
  const why = code === 'EADDRINUSE' ? '端口已被占用 · the port is taken' : '无法监听 · cannot listen';
  return new UsageError(`${why}: ${port}: ${message}`);
}
