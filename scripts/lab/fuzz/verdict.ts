import type { ReadAnswer } from '../../../src/batch/read-place.ts';
import type { DocumentReading } from '../../../src/batch/reader.ts';
import { documentSchema } from '../../../src/schema/document.ts';

/** What the process of `worker.ts` answers. */
type Told = Extract<ReadAnswer, { kind: 'read' }> & {
  readonly told: readonly string[];
  readonly memory: number;
};

/** What is wrong with how a file was read; nothing where a document came out that says what it must. */
export function faultsOf(reading: DocumentReading): string[] {
  if (reading.kind === 'died') return [`${reading.death}: ${reading.detail.slice(0, 300)}`];
  if (reading.kind === 'unopened') return [`unopened: ${reading.error.code}`];
  const { document: printed, told } = reading as Told;
  const parsed = documentSchema.safeParse(JSON.parse(printed));
  if (!parsed.success)
    return [`schema: ${parsed.error.issues[0]?.path.join('.')} ${parsed.error.issues[0]?.message}`];
  const { error, pages, forms } = parsed.data;
  const faults = [...told];
  if (error?.code === 'internal') faults.push(`internal: ${error.message}`);
  else if (error && !/[一-鿿].* · /.test(error.message)) faults.push(`one language: ${error.message}`);
  if (error && forms.length > 0) faults.push('an error, and forms');
  for (const { page, reason } of pages)
    if (reason && OUR_FAULT.test(reason)) faults.push(`page ${page}: ${reason}`);
  if (/ERR_ACCESS_DENIED/.test(printed)) faults.push('forbidden');
  return faults;
}

/** What JavaScript says of a program's mistakes. */
const OUR_FAULT =
  /Cannot (read|set)|is not (a function|iterable|defined)|undefined|Maximum call stack|Invalid (array|string) length|out of (range|memory)/;

/** Megabytes that the process held after a file, and what reading it cost in seconds of the processor. */
export function costOf(reading: DocumentReading): { memory: number; seconds: number; failed: boolean } {
  if (reading.kind !== 'read') return { memory: 0, seconds: 0, failed: true };
  const { memory, cpu, facts } = reading as Told;
  return { memory, seconds: cpu / 1e6, failed: facts.error !== null };
}
