import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CASES, type Case, randomCases, styledCases, trickedCases } from './cases.ts';
import { DUMPS, dump } from './dump.ts';
import { finish } from './finish.ts';
import { RULES } from './look.ts';
import type { Printed, Truth } from './model.ts';
import { findPages } from './pages.ts';
import { PRODUCERS } from './producers.ts';
import { present } from './run.ts';

/**
 * Prints forms as PDFs, each with its truth beside it:
 * node scripts/press/press.ts --out DIR [--only TEXT] [--random N] [--styles N] [--tricks N] [--seed N] [--rules KIND]
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      out: { type: 'string' },
      only: { type: 'string', default: '' },
      random: { type: 'string', default: '0' },
      styles: { type: 'string' },
      tricks: { type: 'string' },
      seed: { type: 'string', default: '1' },
      rules: { type: 'string' },
    },
  });
  if (!values.out) throw new Error('give a folder to print into: --out DIR');
  await mkdir(values.out, { recursive: true });
  const seed = Number(values.seed);
  const { styles, tricks } = values;
  const cases =
    styles === undefined && tricks === undefined
      ? [...CASES, ...randomCases(Number(values.random), seed)]
      : [...styledCases(Number(styles ?? 0), seed), ...trickedCases(Number(tricks ?? 0), seed)];
  const wanted = cases.filter(c => c.name.includes(values.only)).map(c => ruled(c, values.rules));
  const missing = await missingPrograms();
  for (const one of wanted) await printCase(one, { folder: values.out, missing });
}

/** The case with other rulings than its own. */
function ruled(one: Case, rules: string | undefined): Case {
  if (rules === undefined) return one;
  const known = RULES.find(kind => kind === rules);
  if (!known) throw new RangeError(`no rulings ${rules}; there are ${RULES.join(', ')}`);
  return { ...one, name: `${one.name}.${rules}`, knobs: [rules], look: { ...one.look, rules: known } };
}

async function missingPrograms(): Promise<ReadonlySet<string>> {
  const needed = new Set(Object.values(PRODUCERS).flatMap(p => (p.needs ? [p.needs] : [])));
  const absent = await Promise.all(
    [...needed, 'qpdf', 'gs', 'pdftocairo', 'pdftotext', 'mutool'].map(async p =>
      (await present(p)) ? [] : [p],
    ),
  );
  return new Set(absent.flat());
}

async function printCase(one: Case, at: { folder: string; missing: ReadonlySet<string> }): Promise<void> {
  const producer = PRODUCERS[one.producer];
  if (!producer) throw new RangeError(`${one.name}: no producer ${one.producer}`);
  const dumper = one.dump ? DUMPS[one.dump]?.needs : undefined;
  const needs = [producer.needs, dumper ?? null, ...one.finish.flatMap(f => (f.needs ? [f.needs] : []))];
  const absent = needs.find(n => n !== null && at.missing.has(n));
  if (absent) return console.error(`${one.name}: skipped, there is no ${absent}`);
  const out = join(at.folder, `${one.name}.pdf`);
  const printed = one.forms();
  try {
    const { before, after } = one.around;
    const sheets = [...before, ...printed.map(p => p.sheet), ...after];
    await producer.print({ sheets, look: one.look, out });
    const placed = await findPages(out, printed);
    const truths = await finish(out, placed, one.finish);
    if (one.dump) await dump(out, one.dump);
    await writeFile(
      out.replace(/\.pdf$/, '.truth.json'),
      `${JSON.stringify(truthFile(one, truths), null, 1)}\n`,
    );
    console.error(one.name);
  } catch (error) {
    console.error(
      `${one.name}: failed, ${error instanceof Error ? error.message.slice(0, 400) : String(error)}`,
    );
  }
}

function truthFile(one: Case, forms: readonly Printed['truth'][]): Truth {
  const password = one.finish.find(f => f.password)?.password;
  return {
    file: `${one.name}.${one.dump ? 'txt' : 'pdf'}`,
    layout: one.layout,
    producer: one.producer,
    knobs: one.knobs,
    made: { look: one.look, finish: one.finish.map(f => f.name) },
    ...(password ? { password, error: 'encrypted' } : {}),
    forms: one.dump ? forms.map(f => ({ ...f, pages: null })) : forms,
  };
}

await main();
