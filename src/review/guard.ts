import { createHash, timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

/** Nothing but our own files; pdf.js draws in its own worker, without wasm. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS = {
  'Content-Security-Policy': POLICY,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const;

/** Browsers give a cookie to every port of a host: each server has one of its own. */
export function cookieOf(host: string): string {
  return `ziping-token-${new URL(`http://${host}`).port || 80}`;
}

export type Guard = {
  /** what may stand in the Host header: a name that was rebound to this address stands in none */
  readonly hosts: ReadonlySet<string>;
  /** what the address opened first must have brought: other users of this machine can connect as well */
  readonly token: string;
};

/** Lets in only requests that this page itself makes, from a browser that opened the address with the token. */
export function guarded({ hosts, token }: Guard): MiddlewareHandler {
  return async (context, next) => {
    const host = context.req.header('Host') ?? '';
    if (!hosts.has(host)) return context.text('主机名不对 · not a name of this server\n', 421, HEADERS);
    const origin = context.req.header('Origin');
    const isWriting = context.req.method !== 'GET' && context.req.method !== 'HEAD';
    if (isWriting && hostOf(origin) !== host)
      return context.text('来源不对 · another site asks for this\n', 403, HEADERS);
    const cookie = cookieOf(host);
    const given = context.req.query('token');
    if (given !== undefined && isSame(given, token)) {
      setCookie(context, cookie, token, { httpOnly: true, sameSite: 'Strict', path: '/' });
      // out of the address, and so out of the browser's history
      context.header('Location', withoutToken(context.req.url));
      return context.body(null, 303, HEADERS);
    }
    if (!isSame(getCookie(context, cookie) ?? '', token))
      return context.text(
        '需要令牌，请用启动时打印的地址 · open the address that was printed\n',
        401,
        HEADERS,
      );
    await next();
    for (const [name, value] of Object.entries(HEADERS)) context.res.headers.set(name, value);
  };
}

function withoutToken(address: string): string {
  const { searchParams } = new URL(address);
  searchParams.delete('token');
  return searchParams.size === 0 ? '/' : `/?${searchParams}`;
}

/** An origin may be missing, or `null` for pages that have none. */
function hostOf(origin = ''): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

/** Compares in a time that tells nothing. */
function isSame(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
