import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { extract } from '../../../src/defaults.ts';
import type { Extraction, Form, Grounds } from '../../../src/model.ts';
import type { ReadOptions } from '../../../src/read/read.ts';
import { LIST_NAMES } from '../../../src/schema/fields.ts';
import type { FormTruth, Truth } from '../press/model.ts';
import { fieldsOf } from '../score/fields.ts';
import { pairForms } from '../score/file.ts';
import { readTruths } from '../score/truths.ts';
import { type AllReadings, keyOf, type Tally } from './readings.ts';

/** Every value that was read in the files of a folder, counted by what its confidence is made of. */
export async function gather(folder: string, options: ReadOptions): Promise<AllReadings> {
  const counted = new Counted();
  for (const truth of await readTruths(folder)) {
    if (truth.error !== undefined) continue;
    const bytes = new Uint8Array(await readFile(join(folder, truth.file)));
    counted.count(truth, await extract({ name: truth.file, bytes }, options));
  }
  return counted.all();
}

/** What is left out together: all that one program printed, or one way of scanning made. */
function groupOf({ producer, quality, made: { scan } }: Truth): string {
  return quality && scan ? `${quality} ${scan.encoding}` : producer;
}

/** Pointers into the form that was read, each with whether its value is right; a list is where it has all its rows. */
function judged(truth: FormTruth, form: Form): [path: string, isRight: boolean][] {
  const fields = fieldsOf(truth, form).flatMap(({ mine, right }): [string, boolean][] =>
    mine === null ? [] : [[mine, right]],
  );
  const isJudged = (list: string) => !truth.unjudged?.some(path => path.startsWith(`/${list}`));
  const lists = LIST_NAMES.filter(isJudged).map((list): [string, boolean] => [
    `/${list}`,
    truth.data[list].length === form.data[list].length,
  ]);
  return [...fields, ...lists];
}

/** Values of many files, counted by how they were read, by whom they were printed or scanned, and by their grounds. */
export class Counted {
  readonly #ways: { [way in Grounds['way']]: Map<string, Map<string, Tally>> } = {
    drawn: new Map(),
    aligned: new Map(),
    picture: new Map(),
    dump: new Map(),
  };

  count(truth: Truth, { document, grounds }: Extraction): void {
    for (const [wanted, found] of pairForms(truth.forms, document.forms))
      for (const [path, isRight] of judged(truth.forms[wanted]!, document.forms[found]!)) {
        const own = grounds[found]![path];
        if (own) this.#add(own, groupOf(truth), isRight);
      }
  }

  #add(grounds: Grounds, group: string, isRight: boolean): void {
    const groups = this.#ways[grounds.way];
    const own = groups.get(group) ?? new Map<string, Tally>();
    groups.set(group, own);
    const key = keyOf(grounds);
    const { count, right } = own.get(key) ?? { count: 0, right: 0 };
    own.set(key, { grounds, count: count + 1, right: right + Number(isRight) });
  }

  all(): AllReadings {
    const ways = Object.entries(this.#ways).map(([way, groups]) => [
      way,
      Object.fromEntries([...groups].map(([group, own]) => [group, [...own.values()]])),
    ]);
    return Object.fromEntries(ways) as AllReadings;
  }
}
