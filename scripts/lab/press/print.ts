import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Case } from './cases.ts';
import { DUMPS, dump } from './dump.ts';
import { finish } from './finish.ts';
import type { Printed, Truth } from './model.ts';
import { findPages } from './pages.ts';
import { PRODUCERS } from './producers.ts';
import { present } from './run.ts';

/** Programs that the press would print with and this machine has not. */
export async function missingPrograms(): Promise<ReadonlySet<string>> {
  const all = [...Object.values(PRODUCERS), ...Object.values(DUMPS)];
  const needed = new Set(all.flatMap(p => (p.needs ? [p.needs] : [])));
  const absent = await Promise.all(
    [...needed, 'qpdf', 'gs', 'pdftocairo'].map(async p => ((await present(p)) ? [] : [p])),
  );
  return new Set(absent.flat());
}

/** Prints cases into a folder, one after the other. */
export async function printCases(cases: readonly Case[], folder: string): Promise<void> {
  const missing = await missingPrograms();
  for (const one of cases) await printCase(one, { folder, missing });
}

/** Prints a case into a folder, its truth beside it; says so, or why it could not. */
export async function printCase(
  one: Case,
  at: { folder: string; missing: ReadonlySet<string> },
): Promise<void> {
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
    if (one.dump) await dump({ pdf: out, sheets }, one.dump);
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
    difficulties: one.difficulties,
    made: {
      look: one.look,
      finish: one.finish.map(f => f.name),
      ...(one.look.trick && { trick: one.look.trick }),
    },
    ...(password ? { password, error: 'encrypted' } : {}),
    forms: one.dump ? forms.map(f => ({ ...f, pages: null })) : forms,
  };
}
