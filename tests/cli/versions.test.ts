import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { documentSummaryOf } from '../../src/archive/document-summary.ts';
import { openArchive } from '../../src/archive/open.ts';
import { storedDocument } from '../../src/archive/stored.ts';
import { kit } from '../../src/defaults.ts';
import { SourceError } from '../../src/errors.ts';
import { reviewServiceOf } from '../../src/review/review-service.ts';
import { parseDocument } from '../../src/schema/stored.ts';
import { NO_PAGES } from '../helpers/no-pages.ts';
import { ziping } from '../helpers/ziping.ts';

/** Every command that reads documents reads those of all versions of the schema, as documents of the present one. */

const nowhere = () => Promise.reject(new SourceError('not-found', 'no such file'));
const fileOf = (version: string) => join(import.meta.dirname, '../schema/versions', `${version}.json`);

describe.each(['1', '2'])('an archive of documents of version %s', version => {
  const folder = mkdtempSync(join(tmpdir(), 'ziping-stored-'));
  const path = join(folder, 'archive.ziping');
  const printed = readFileSync(fileOf(version), 'utf8');
  const document = parseDocument(printed);
  const { sha256 } = document.source;
  beforeAll(async () => {
    const archive = await openArchive(path);
    await archive.plan('run', [{ path: '/a.pdf', sha256, bytes: 1 }]);
    const facts = documentSummaryOf(document, 1);
    await archive.save([{ sha256, version: '0.1.0', state: 'done', document: printed, facts }]);
    await archive.close();
  });
  const evidence = `SELECT path, review FROM evidence WHERE in_table <> 'extras' ORDER BY path`;

  test('is exported as documents of the present version', async () => {
    const target = join(folder, 'documents.jsonl');
    expect((await ziping(['export', path, '--to', target])).code).toBe(0);
    expect(JSON.parse(readFileSync(target, 'utf8'))).toEqual(document);
  });

  test('is asked as tables: every list has its row of evidence', async () => {
    const { out } = await ziping(['query', path, evidence, '--format', 'json']);
    const paths = out
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line).path);
    expect(paths).toEqual(expect.arrayContaining(['/funding', '/goals', '/indicators', '/currencyUnit']));
  });

  test('is reviewed, sampled and counted', async () => {
    const archive = await openArchive(path);
    const desk = reviewServiceOf({
      archive,
      sample: null,
      reviewer: 'a',
      isBlind: false,
      kit,
      open: nowhere,
      pages: NO_PAGES,
    });
    expect((await desk.view(sha256, null))!.document).toEqual(document);
    await archive.close();
    expect((await ziping(['sample', path, '--size', '3'])).code).toBe(0);
    expect((await ziping(['sample', path, '--report'])).code).toBe(0);
    const status = JSON.parse((await ziping(['status', path, '--json'])).out);
    expect(status.totals).toMatchObject({ forms: document.forms.length });
  });

  test('is checked as a file', async () => {
    expect(await ziping(['check', fileOf(version)])).toMatchObject({ code: 0, err: '' });
  });
});

test('a damaged document of an archive is named', () => {
  expect(() => storedDocument('a'.repeat(64), '{"schema":"ziping/document/2"}')).toThrow(
    /a{64}.*damaged document: \/source/,
  );
});
