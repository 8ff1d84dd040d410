import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { documentSchema } from '../../src/schema/document.ts';
import { parseDocument } from '../../src/schema/stored.ts';
import { SCHEMA } from '../../src/version.ts';

/** One document of each version of the schema, as the ziping of its time printed it. */
const VERSIONS = ['1', '2'] as const;
const printed = (version: string) =>
  readFileSync(join(import.meta.dirname, 'versions', `${version}.json`), 'utf8');

describe.each(VERSIONS)('a document of version %s', version => {
  test('is read as one of the present version', () => {
    const document = parseDocument(printed(version));
    expect(document.schema).toBe(SCHEMA);
    expect(documentSchema.parse(document)).toEqual(document);
  });

  test('has every value and its evidence as they were printed', () => {
    const { forms } = JSON.parse(printed(version));
    const read = parseDocument(printed(version)).forms;
    expect(read).toMatchObject(forms);
  });
});

test('a document of version 1 is read as what the present version makes of it', () => {
  expect(parseDocument(printed('1'))).toEqual(parseDocument(printed('2')));
});

describe('what is no document is refused, with the place and the reason', () => {
  const change = (key: string, value: unknown) =>
    JSON.stringify({ ...JSON.parse(printed('2')), [key]: value });
  test.each([
    ['no JSON', '{"schema":', /no JSON/],
    ['another thing', '{"schema":"x"}', /no document of ziping/],
    ['nothing', 'null', /no document of ziping/],
    ['a later version', change('schema', 'ziping/document/99'), /later ziping.*99/],
    ['a damaged one', change('coverage', { characters: -1 }), /damaged document: \/coverage\/characters/],
  ])('%s', (_, json, message) => expect(() => parseDocument(json)).toThrow(message));
});
