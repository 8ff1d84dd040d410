import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import { assertPlain, isPostgres, redacted } from '../../src/values/address.ts';

const SECRET = 'S3CRET';
/** Passwords with everything that has a meaning in an address, encoded or not. */
const password = fc
  .array(fc.oneof(fc.constant(SECRET), fc.constantFrom(...'/@?#:\\%&=[] 1x密\n', '%2F', '%40', '://')), {
    minLength: 1,
    maxLength: 8,
  })
  .map(parts => [SECRET, ...parts, SECRET].join(''));
const written = fc.oneof(
  password,
  password.map(encodeURIComponent),
  password.map(word => word.replaceAll('/', '%2f')),
);

test('no way to write a password into an address or an option is shown', () => {
  const shapes: readonly ((word: string) => string)[] = [
    word => `postgres://user:${word}@host:5432/db`,
    word => `postgres://user:12/${word}@host/db`,
    word => `postgresql://${word}@[::1]/db?sslmode=require`,
    word => `postgres://host/db?password=${word}`,
    word => `postgres://host/db?p%61ssword=${word}&user=me`,
    word => `postgres:///db?host=/tmp&password=${word}#x`,
    word => `mysql://user:${word}@host/db`,
    word => `POSTGRES://user:${word}@host/db`,
    word => `--archive=postgres://user:${word}@host/db`,
    word => `--password=${word}`,
    word => `host=db password=${word}`,
    word => `password = ${word} host=db`,
    // the @ before the host was forgotten, or encoded with the rest
    word => `postgres://user:${word.replaceAll('@', '')}`,
    word => `postgres://user:${word.replaceAll('@', '')}%40host/db`,
  ];
  fc.assert(
    fc.property(fc.constantFrom(...shapes), written, (shape, word) => {
      expect(redacted(shape(word))).not.toContain(SECRET);
    }),
    { numRuns: 3000 },
  );
});

test('an address that is not plain is refused, without its password', () => {
  fc.assert(
    fc.property(password, word => {
      const address = `postgres://user:${word}@host/db`;
      try {
        assertPlain(address);
      } catch (error) {
        expect(error).toBeInstanceOf(UsageError);
        expect((error as Error).message).not.toContain(SECRET);
        return;
      }
      // what is taken for the host is the host
      expect(new URL(address).hostname).toBe('host');
    }),
    { numRuns: 2000 },
  );
});

describe('what is no secret stays', () => {
  test.each([
    ['postgres://u:p@db.example:5432/ziping', 'postgres://db.example:5432/ziping'],
    ['postgres://u:p@w@db/ziping?sslmode=require', 'postgres://db/ziping'],
    ['postgres://[::1]:5432/a', 'postgres://[::1]:5432/a'],
    ['postgres:///a?host=/tmp', 'postgres:///a'],
    ['archive.ziping', 'archive.ziping'],
    ['2023/表@局.pdf', '2023/表@局.pdf'],
    ['C:\\a', 'C:\\a'],
  ])('%s', (word, expected) => {
    expect(redacted(word)).toBe(expected);
  });
});

test.each([
  ['postgres://a/b', true],
  ['PostgreSQL://a/b', true],
  ['mysql://a/b', false],
  ['postgres', false],
])('%s', (target, expected) => {
  expect(isPostgres(target)).toBe(expected);
});
