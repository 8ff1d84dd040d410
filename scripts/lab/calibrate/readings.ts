import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Doubt, Grounds } from '../../../src/model.ts';

/** Values with the same grounds: how many there are, and how many of them are right. */
export type Tally = { readonly grounds: Grounds; readonly count: number; readonly right: number };

/** What was read in one way, by the program that printed it or by how it was scanned. */
export type Readings = { readonly [group: string]: readonly Tally[] };
export type AllReadings = { readonly [way in Grounds['way']]: Readings };

export const READINGS = join(import.meta.dirname, 'readings.json');

/** `sureness ratio check:most …`: one line a tally keeps the file small. */
type Stored = { readonly [way: string]: { readonly [group: string]: { readonly [key: string]: string } } };

export async function loadReadings(path: string = READINGS): Promise<AllReadings> {
  const stored = JSON.parse(await readFile(path, 'utf8')) as Stored;
  const all = Object.entries(stored).map(([way, groups]) => {
    const own = Object.entries(groups).map(([group, tallies]) => [
      group,
      Object.entries(tallies).map(([key, counts]) => tallyOf(way as Grounds['way'], key, counts)),
    ]);
    return [way, Object.fromEntries(own)];
  });
  return Object.fromEntries(all) as AllReadings;
}

export async function saveReadings(all: AllReadings, path: string = READINGS): Promise<void> {
  const stored = Object.entries(all).map(([way, groups]) => {
    const own = Object.entries(groups).map(([group, tallies]) => [
      group,
      Object.fromEntries(
        tallies.map(({ grounds, right, count }) => [keyOf(grounds), `${right}/${count}`] as const).sort(),
      ),
    ]);
    return [way, Object.fromEntries(own)];
  });
  await writeFile(path, `${JSON.stringify(Object.fromEntries(stored), null, 1)}\n`);
}

/** What is so near to each other as to be the same: two digits of sureness, a power of two of a ratio. */
export function keyOf({ sureness, ratio, checks }: Grounds): string {
  const own = checks.map(({ id, most }) => `${id}:${most}`).sort();
  return [sureness.toFixed(2), Math.round(Math.log2(ratio)), ...own].join(' ');
}

function tallyOf(way: Grounds['way'], key: string, counts: string): Tally {
  const [sureness, power, ...checks] = key.split(' ');
  const [right, count] = counts.split('/').map(Number);
  const grounds: Grounds = {
    way,
    sureness: Number(sureness),
    ratio: 2 ** Number(power),
    checks: checks.map(check => {
      const [id, most] = check.split(':');
      return { id: id as Doubt, most: Number(most) };
    }),
  };
  return { grounds, count: count!, right: right! };
}
