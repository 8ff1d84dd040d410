import { type KeyObject, randomBytes } from 'node:crypto';
import type { Archive } from '../archive/archive.ts';
import { openArchive } from '../archive/open.ts';
import { privateKeyFrom, type SignedStatement, type StoredSignature } from '../archive/signatures.ts';
import { UsageError } from '../errors.ts';
import { type Certificate, certify } from '../review/sample/certificate.ts';
import { certificatePage, planWords } from '../review/sample/certificate-page.ts';
import { drawSample } from '../review/sample/draw.ts';
import { type Plan, type Sample, sampleFrom, TRAITS, type Trait } from '../review/sample/sample.ts';
import type { Method } from '../review/sample/sizes.ts';
import { positive } from './bulk-flags.ts';
import { pathAt } from './files.ts';
import { personHere } from './person.ts';
import { countingOn } from './progress.ts';
import { EXIT, type Streams, write } from './streams.ts';
import { textOf } from './verify.ts';

type SampleFlags = {
  readonly by: 'values' | 'documents';
  readonly zero?: string;
  readonly declared?: string;
  readonly allowed?: string;
  readonly size?: string;
  readonly limit?: string;
  readonly strata?: string;
  readonly confidence: string;
  readonly counting: 'silent' | 'all';
  readonly seeded?: string;
  readonly seed?: string;
  readonly reviewer?: string;
  /** true: of the latest draw */
  readonly report?: string | true;
  readonly format: 'html' | 'json';
  readonly list?: boolean;
  /** the file of a private key */
  readonly sign?: string;
  /** the certificate that was signed last, as it was */
  readonly signed?: boolean;
};

/** `ziping sample ARCHIVE`: draws a sample and keeps it, lists the draws, or prints the certificate of one. */
export async function sampleCommand(target: string, flags: SampleFlags, streams: Streams): Promise<number> {
  const isDraw = flags.report === undefined && !flags.list;
  const key = flags.sign === undefined ? null : privateKeyFrom(await textOf(flags.sign));
  assertGoesTogether(flags);
  const plan = isDraw ? planOf(flags) : null;
  const path = await pathAt(target);
  await using archive = await openArchive(path, { readOnly: true }).then(async reader => {
    if (!isDraw && key === null) return reader;
    await reader.close();
    return openArchive(path);
  });
  if (plan) await draw(archive, { plan, flags, streams });
  else if (flags.list) await list(archive, streams);
  else return await report(archive, { flags, key, streams });
  return EXIT.ok;
}

type Reporting = { readonly flags: SampleFlags; readonly key: KeyObject | null; readonly streams: Streams };

/** Prints the certificate of a draw; exit status 1 where the archive is not what was written. */
async function report(archive: Archive, { flags, key, streams }: Reporting): Promise<number> {
  const sample = await wanted(archive, flags.report);
  const { certificate, signature } = flags.signed
    ? await signedOf(archive, sample)
    : await issued(archive, sample, { flags, key, streams });
  const text =
    flags.format === 'json'
      ? `${JSON.stringify(signature ? { ...certificate, signature } : certificate)}\n`
      : certificatePage(certificate, signature);
  await write(streams.out, text);
  return certificate.verdict === 'void' ? EXIT.unreadable : EXIT.ok;
}

type Issued = { readonly certificate: Certificate; readonly signature: StoredSignature | null };

async function issued(archive: Archive, sample: Sample, { flags, key, streams }: Reporting): Promise<Issued> {
  const certificate = await certify(archive, sample, countingOn(streams, '核验 verifying'));
  if (key === null || certificate.verdict === 'void') return { certificate, signature: null };
  const by = flags.reviewer ?? personHere();
  return { certificate, signature: await archive.sign({ by, key, certificate }) };
}

/** The certificate of a draw that was signed last, as it was. Throws UsageError where none was. */
async function signedOf(archive: Archive, { id }: Sample): Promise<Issued> {
  for (const signature of (await archive.signatures()).toReversed()) {
    const certificate = (JSON.parse(signature.statement) as SignedStatement)
      .certificate as Certificate | null;
    if (certificate?.sample.id === id) return { certificate, signature };
  }
  throw new UsageError('这次抽样还没有签名的证书 · no certificate of this draw was signed yet');
}

function assertGoesTogether({ report: reported, sign, signed }: SampleFlags): void {
  if (reported === undefined && (sign !== undefined || signed))
    throw new UsageError('--sign、--signed 与 --report 同用 · --sign and --signed go with --report');
  if (sign !== undefined && signed)
    throw new UsageError('--sign、--signed 只能取一个 · only one of --sign and --signed');
}

/** The plan that the flags ask for. Throws UsageError. */
function planOf(flags: SampleFlags): Plan {
  const strata = (flags.strata ?? '').split(',').filter(word => word !== '');
  const unknown = strata.find(word => !(TRAITS as readonly string[]).includes(word));
  if (unknown !== undefined) {
    throw new UsageError(`没有这种分层 · no such stratum: "${unknown}"; known: ${TRAITS.join(', ')}`);
  }
  const planted = flags.seeded === undefined ? 0 : rateOf(flags.seeded, '--seeded');
  if (planted > 0 && flags.by === 'documents') {
    throw new UsageError('--seeded 只用于抽取值 · --seeded goes with --by values');
  }
  return {
    unit: flags.by === 'documents' ? 'document' : 'value',
    method: methodOf(flags),
    strata: [...new Set(strata)] as Trait[],
    counting: flags.counting,
    confidence: rateOf(flags.confidence, '--confidence'),
    planted,
  };
}

function methodOf({ zero, declared, allowed = '1', size, limit }: SampleFlags): Method {
  if ([zero, declared, size].filter(flag => flag !== undefined).length > 1) {
    throw new UsageError('--zero、--declared、--size 只能取一个 · only one of --zero, --declared and --size');
  }
  if (declared !== undefined) {
    if (!/^\d$/.test(allowed)) {
      throw new UsageError(`--allowed 取 0 到 9 · --allowed takes 0 to 9, found "${allowed}"`);
    }
    return { kind: 'declared', rate: rateOf(declared, '--declared'), limit: Number(allowed) };
  }
  if (size !== undefined) {
    const rate = limit === undefined ? null : rateOf(limit, '--limit');
    return { kind: 'rate', size: positive(size, '--size'), rate };
  }
  return { kind: 'zero', rate: rateOf(zero ?? '1%', '--zero') };
}

/** `1%` or `0.01`, more than 0 and less than 1 */
function rateOf(text: string, flag: string): number {
  const [, digits, sign] = /^(\d+(?:\.\d+)?)(%?)$/.exec(text) ?? [];
  const rate = Number(digits) / (sign === '%' ? 100 : 1);
  if (rate > 0 && rate < 1) return rate;
  throw new UsageError(`${flag} 要一个比率，如 1% · ${flag} takes a rate such as 1%, found "${text}"`);
}

type Drawing = { readonly plan: Plan; readonly flags: SampleFlags; readonly streams: Streams };

async function draw(archive: Archive, { plan, flags, streams }: Drawing): Promise<void> {
  const { states } = await archive.status();
  const total = Object.values(states).reduce((sum, number) => sum + number, 0);
  const count = countingOn(streams, '抽样 drawing');
  const sample = await drawSample(archive, {
    plan,
    seed: flags.seed ?? randomBytes(16).toString('hex'),
    isSeedGiven: flags.seed !== undefined,
    drawnBy: flags.reviewer ?? personHere(),
    onProgress: documents => count(documents, Math.max(documents, total)),
  });
  await write(
    streams.out,
    streams.isTerminal ? `${summary(sample)}\n` : `${JSON.stringify(discreet(sample))}\n`,
  );
}

/** Which errors were planted is nobody's to see, nor what stands there instead. */
function discreet({ items, ...sample }: Sample): object {
  return { ...sample, items: items.map(({ planted, value, text, ...item }) => item) };
}

async function list(archive: Archive, streams: Streams): Promise<void> {
  const samples = (await archive.samples()).map(sampleFrom);
  const lines = streams.isTerminal
    ? samples.map(summary)
    : samples.map(({ items, ...rest }) => JSON.stringify({ ...rest, size: sizeOf(items) }));
  await write(streams.out, lines.map(line => `${line}\n`).join(''));
}

function summary({ id, number, at, drawnBy, plan, items, population }: Sample): string {
  const size = sizeOf(items);
  const words = planWords(plan, size);
  return [
    `第 ${number} 次抽样 · draw ${number}: ${id}`,
    `  ${at} ${drawnBy} · ${size} / ${population}${items.length > size ? ` + ${items.length - size} 埋设 planted` : ''}`,
    `  ${words.zh}`,
    `  ${words.en}`,
  ].join('\n');
}

function sizeOf(items: Sample['items']): number {
  return items.filter(({ planted }) => planted === null).length;
}

async function wanted(archive: Archive, report: string | true | undefined): Promise<Sample> {
  const samples = await archive.samples();
  // a number is that draw's, whatever other ids begin with
  const numbered = samples.filter(({ number }) => String(number) === report);
  const found =
    typeof report !== 'string'
      ? samples.slice(-1)
      : numbered.length > 0
        ? numbered
        : samples.filter(({ id }) => id.startsWith(report));
  if (found.length === 1) return sampleFrom(found[0]!);
  throw new UsageError(
    samples.length === 0
      ? '归档里还没有抽样 · nothing was drawn from this archive yet'
      : `没有这次抽样 · no such draw: "${report}"; known: ${samples.map(one => `${one.number} (${one.id.slice(0, 12)})`).join(', ')}`,
  );
}
