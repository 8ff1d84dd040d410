import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { documentOf } from '../../../scripts/lab/warehouse/documents.ts';
import { openDuck } from '../../../src/warehouse/sinks/duck.ts';
import { packedOf, packRows, rowsToKeep } from '../../../src/warehouse/sinks/packed-rows.ts';
import type { UpsertRows } from '../../../src/warehouse/sinks/sink.ts';
import { writeStage } from '../../../src/warehouse/sinks/staging.ts';
import { TABLES } from '../../../src/warehouse/tables/all.ts';
import type { Loadable } from '../../../src/warehouse/tables/column.ts';

const RECIPE = { indicators: 40, hard: 0.1 };

const loadableOf = (number: number): Loadable => {
  const document = documentOf(number, RECIPE);
  return {
    document,
    sha256: document.source.sha256,
    corrections: [],
    stamp: `stamp ${number}`,
    places: ['/甲.pdf', '/b\ud800.pdf'],
  };
};

test('rows that were kept are those made anew', () => {
  const loadable = loadableOf(0);
  const kept = packedOf(rowsToKeep(loadable.document, loadable.sha256))!;
  const made = packRows(loadable);
  const text = (frames: readonly Uint8Array[]) =>
    frames.map(frame => (frame.length === 0 ? '' : zstdDecompressSync(frame).toString()));
  expect({ ...kept, frames: text(kept.frames) }).toEqual({ ...made, frames: text(made.frames) });
});

test('rows that another version kept are not taken', () => {
  const { document, sha256 } = loadableOf(0);
  const bytes = Buffer.from(rowsToKeep(document, sha256));
  const other = Buffer.from(bytes.toString('latin1').replace(/"packing":"[^"]*"/, '"packing":"x"'), 'latin1');
  expect(packedOf(other)).toBeNull();
});

test('what is staged is read in the order in which it came, value by value', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ziping-stage-test-'));
  const loadables = Array.from({ length: 30 }, (_, number) => loadableOf(number));
  const coming = async function* (): AsyncGenerator<UpsertRows> {
    for (const { sha256, places, stamp, document } of loadables)
      yield { sha256, places, stamp, packed: packedOf(rowsToKeep(document, sha256))! };
  };
  const staged = await writeStage(folder, { coming: coming() });
  const duck = await openDuck(':memory:');
  for (const table of TABLES) {
    const found = await duck.all(
      `SELECT ${table.columns.map(({ name }) => `"${name}"::VARCHAR AS "${name}"`).join(', ')} FROM (${staged.select(table)})`,
    );
    const wanted = loadables.flatMap(one => [...table.rowsOf(one)]);
    expect(found).toHaveLength(wanted.length);
    for (const [at, { name, type }] of table.columns.entries()) {
      if (type !== 'text' && type !== 'integer') continue;
      const cells = wanted.map(row => (row[at] === null ? null : String(row[at])));
      expect(
        found.map(row => row[name]),
        `${table.name}.${name}`,
      ).toEqual(cells);
    }
  }
  duck.close();
});
