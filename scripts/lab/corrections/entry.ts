import { cookieOf } from '../../../src/review/guard.ts';

/** Where a review page is served, without the token, and the cookie that a browser has once it opened its address. */
export function entryOf(address: string): { readonly base: string; readonly cookie: string } {
  const { origin, host, searchParams } = new URL(address);
  return { base: `${origin}/`, cookie: `${cookieOf(host)}=${searchParams.get('token')}` };
}
