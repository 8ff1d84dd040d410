import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Archive, Outcome } from '../../../src/archive/archive.ts';
import { documentSummaryOf } from '../../../src/archive/document-summary.ts';
import type { Document } from '../../../src/model.ts';
import { parseDocument } from '../../../src/schema/stored.ts';
import { FIXTURES } from '../../../tests/helpers/fixtures.ts';

/** Fixtures that the documents are copies of. */
const MODELS = ['declaration', 'hubei-merged-scores', 'sichuan', 'beijing', 'yunnan-rotated'];
/** Documents that are saved in one transaction. */
const TOGETHER = 500;

/**
 * Fills an archive with `count` documents, their files in `folder`. What follows the end of a PDF makes another file of it,
 * and changes nothing that is read.
 */
export async function fillArchive(into: Archive, folder: string, count: number): Promise<void> {
  const models = MODELS.map(name => ({
    bytes: readFileSync(join(FIXTURES, name, 'source.pdf')),
    document: parseDocument(readFileSync(join(FIXTURES, name, 'document.json'), 'utf8')),
  }));
  await mkdir(join(folder, 'files'));
  for (let from = 0; from < count; from += TOGETHER) {
    const outcomes: Outcome[] = [];
    const places = [];
    for (let number = from; number < Math.min(count, from + TOGETHER); number++) {
      const { bytes, document } = models[number % models.length]!;
      const own = Buffer.concat([bytes, Buffer.from(`\n% ${number}\n`)]);
      const sha256 = createHash('sha256').update(own).digest('hex');
      const path = join(folder, 'files', `${number}.pdf`);
      // only those that are shown need a file
      if (number < 200) await writeFile(path, own);
      const made = doubtful(
        { ...document, source: { ...document.source, name: `${number}.pdf`, sha256 } },
        number,
      );
      places.push({ path, sha256, bytes: own.length });
      outcomes.push({
        sha256,
        version: '0.0.0',
        state: 'done',
        document: JSON.stringify(made),
        facts: documentSummaryOf(made, 1),
      });
    }
    await into.plan('measure', places);
    await into.save(outcomes);
  }
}

/** The first documents have most to review, so that they stand first in the list. */
function doubtful(document: Document, number: number): Document {
  const share = number < 200 ? 20 : number % 10 === 0 ? 2 : 0;
  const [form, ...rest] = document.forms;
  const entries = Object.entries(form!.evidence).map(([path, own], index) => {
    const isDoubtful = own.text !== null && index >= 5 && index < 5 + share;
    return [path, { ...own, review: isDoubtful, confidence: isDoubtful ? 0.7 : own.confidence }];
  });
  return { ...document, forms: [{ ...form!, evidence: Object.fromEntries(entries) }, ...rest] };
}
