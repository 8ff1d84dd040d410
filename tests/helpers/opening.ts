import { setTimeout } from 'node:timers/promises';
import { openArchive } from '../../src/archive/open.ts';

/** Opens new archives, each at its time, as others do at the same moment: node opening.ts PREFIX MOMENT NUMBER */
const [prefix, moment, number] = process.argv.slice(2);
/** Milliseconds from one to the next. */
const STEP = 100;
for (let index = 0; index < Number(number); index++) {
  await setTimeout(Math.max(0, Number(moment) + index * STEP - Date.now() - 20));
  while (Date.now() < Number(moment) + index * STEP);
  await (await openArchive(`${prefix}${index}`)).close();
}
