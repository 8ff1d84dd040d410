import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { bytesOf, classifierOf, WEIGHTS_FILE, weightsFrom } from '../../src/read/signs/classifier.ts';
import { random } from './press/random.ts';
import { confusion } from './train/confusion.ts';
import { facesIn } from './train/faces.ts';
import { startWeights, train } from './train/learn.ts';
import { samplesOf } from './train/samples.ts';

/**
 * Trains the reader of signs on glyphs printed in the faces found below the folders (fonts of Debian's packages, see
 * train/faces.ts), scanned as our scans are, and says what it confuses, in faces and degradations that it never saw:
 * npm run lab -- train --fonts DIR [--samples N] [--rounds N] [--seed N] [--out FILE] [--only-test]
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      fonts: { type: 'string', multiple: true, default: [] },
      samples: { type: 'string', default: '100000' },
      tests: { type: 'string', default: '12000' },
      rounds: { type: 'string', default: '5' },
      seed: { type: 'string', default: '1' },
      out: { type: 'string', default: WEIGHTS_FILE },
      'only-test': { type: 'boolean', default: false },
    },
  });
  const faces = facesIn([...values.fonts, '/usr/share/fonts']);
  const start = process.hrtime.bigint();
  const seconds = () => Number((process.hrtime.bigint() - start) / 1_000_000n) / 1000;
  const dice = random(Number(values.seed));
  if (!values['only-test']) {
    const samples = await samplesOf(Number(values.samples), faces.trained, { dice, wear: 'trained' });
    console.log(`${samples.length} glyphs in ${seconds().toFixed(1)} s`);
    const weights = startWeights(dice);
    train(weights, samples, {
      rounds: Number(values.rounds),
      dice,
      told: (round, loss) => {
        console.log(`round ${round + 1}: loss ${loss.toFixed(4)}, ${seconds().toFixed(1)} s`);
        writeFileSync(values.out, bytesOf(weights));
      },
    });
  }
  const classify = classifierOf(weightsFrom(readFileSync(values.out)));
  for (const [title, own, wear] of [
    ['trained faces and degradations, other lines', faces.trained, 'trained'],
    ['faces never seen', faces.held, 'trained'],
    ['degradations never seen', faces.trained, 'held'],
    ['neither ever seen', faces.held, 'held'],
  ] as const)
    console.log(
      `\n${title}\n${confusion(await samplesOf(Number(values.tests), own, { dice, wear }), classify)}`,
    );
  console.log(`\n${seconds().toFixed(1)} s`);
}

await main();
