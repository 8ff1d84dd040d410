import { UsageError } from '../errors.ts';

/** True for the address of a Postgres, as archives, queues and warehouses are named. */
export function isPostgres(target: string): boolean {
  return /^postgres(?:ql)?:\/\//i.test(target);
}

/** True for the address of object storage. */
export function isBucket(target: string): boolean {
  return /^s3:\/\//i.test(target);
}

/** True for an address of any kind, which is no path. */
export function isAddress(target: string): boolean {
  return /^[a-z][a-z\d+.-]+:\/\//i.test(target);
}

/**
 * An address in which it is plain where a password ends: before the last @ of what stands before the first / ? or #; no
 * other @ follows. Its scheme, host and database are groups; users and parameters, which may be passwords, are none.
 */
const PLAIN =
  /^([a-z][a-z\d+.-]+:\/\/)(?:[^/?#]*@)?((?:\[[\da-f:.%]*\]|(?:[^@/?#:[\]\\\s%]|%2f)*)(?::\d*)?(?:\/[^@/?#]*)?)(?:[?#][^@]*)?$/i;

/** What begins a secret: the name of an option or a parameter, or the scheme of an address. */
const SECRET = /pass\w*\s*=|[a-z][a-z\d+.-]+:\/\//i;

/** A word of a command line, or an address, as others may see it: without what is or may be a password. */
export function redacted(word: string): string {
  const found = SECRET.exec(word);
  if (!found) return word;
  const before = word.slice(0, found.index);
  const [, scheme, place] = PLAIN.exec(word.slice(found.index)) ?? [];
  return before + (scheme ? scheme + place : `${found[0]}…`);
}

/** Throws UsageError for an address that could be read in two ways: parts of a password would be taken for a host. */
export function assertPlain(address: string): void {
  if (PLAIN.test(address)) return;
  throw new UsageError(
    `数据库地址有歧义：密码里的 / ? # @ 要写成 %2F %3F %23 %40，或改用 PGPASSWORD、.pgpass · ` +
      `the address of the database can be read in two ways: write / ? # @ of a password as %2F %3F %23 %40, or give it in PGPASSWORD or .pgpass: ${redacted(address)}`,
  );
}
