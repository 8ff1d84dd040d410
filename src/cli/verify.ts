import { readFile } from 'node:fs/promises';
import { headFrom, headText } from '../archive/journal.ts';
import { openArchive } from '../archive/open.ts';
import {
  privateKeyFrom,
  publicKeyFrom,
  type SignedStatement,
  type StoredSignature,
} from '../archive/signatures.ts';
import type { IntegrityFault, LogState, Verification } from '../archive/verification.ts';
import { corrected } from '../check.ts';
import { UsageError } from '../errors.ts';
import { count } from '../show/counted.ts';
import { printable } from '../show/width.ts';
import { pathAt } from './files.ts';
import { personHere } from './person.ts';
import { countingOn, listingOn } from './progress.ts';
import { EXIT, type Streams, write } from './streams.ts';

type VerifyFlags = {
  readonly since?: string;
  /** the file of a public key */
  readonly key?: string;
  /** the file of a private key */
  readonly sign?: string;
  readonly reviewer?: string;
  readonly json?: boolean;
};

/** `ziping verify ARCHIVE`: whether all that an archive holds is as it was written; names what is not. */
export async function verifyCommand(target: string, flags: VerifyFlags, streams: Streams): Promise<number> {
  const since = flags.since === undefined ? undefined : headOf(flags.since);
  const key = flags.key === undefined ? undefined : publicKeyFrom(await textOf(flags.key));
  const signing = flags.sign === undefined ? null : privateKeyFrom(await textOf(flags.sign));
  await using archive = await openArchive(await pathAt(target), {
    judge: corrected,
    mustExist: true,
    onListing: listingOn(streams),
    readOnly: signing === null,
  });
  const found = await archive.verify({ since, key, onProgress: countingOn(streams, '核验 verifying') });
  const isWhole = found.faults.length === 0;
  const signed =
    signing && isWhole ? [await archive.sign({ by: flags.reviewer ?? personHere(), key: signing })] : [];
  const signatures = [...found.signatures, ...signed];
  const head = headIn(found);
  const text = flags.json
    ? `${JSON.stringify({ ...found, signatures, head, isWhole })}\n`
    : report({ ...found, signatures }, head);
  await write(streams.out, text);
  return isWhole ? EXIT.ok : EXIT.unreadable;
}

function headOf(text: string) {
  const head = headFrom(text);
  if (head) return head;
  throw new UsageError(
    `--since 要 verify 或证书上印出的一行 · --since takes a head as verify or a certificate prints it: 12-3f…, found "${text}"`,
  );
}

/** Keys are small; whoever names another file is told at once. */
export async function textOf(path: string): Promise<string> {
  return await readFile(path, 'utf8').catch(error => {
    throw new UsageError(`读不了密钥 · the key cannot be read: ${(error as Error).message}`);
  });
}

function headIn({ journal }: Verification): string | null {
  return journal.isWhole && journal.head !== null
    ? headText({ number: journal.entries, hash: journal.head })
    : null;
}

const WORDS: { readonly [what in IntegrityFault['what']]: string } = {
  journal: '日记账第 · entry of the journal',
  head: '日记账第 · entry of the journal',
  log: '更正日志第 · entry of the log',
  draw: '抽样第 · draw',
  signature: '签名第 · signature',
  document: '文件 · document',
  place: '位置 · place',
};

function report(found: Verification, head: string | null): string {
  const { documents, places, journal, log, samples, signatures, faults } = found;
  const entries = (state: LogState) => (state.isWhole ? count(state.entries) : '✗');
  return [
    `文件 documents ${count(documents?.number ?? 0)} · 位置 places ${count(places ?? 0)} · 日记账 journal ${entries(journal)}` +
      ` · 更正 log ${entries(log)} · 抽样 draws ${entries(samples)} · 签名 signatures ${count(signatures.length)}`,
    ...signatures.map(signatureLine),
    ...faults.map(faultLine),
    faults.length === 0
      ? '✓ 与写入时一致 · all of it is as it was written'
      : `✗ ${count(faults.length)} 处不是写入时的样子 · places that are not as they were written`,
    ...(head === null ? [] : [`末条 head ${head}`]),
    '',
  ].join('\n');
}

export function faultLine({ what, where, reason }: IntegrityFault): string {
  return `✗ ${WORDS[what]} ${printable(where)}: ${reason}`;
}

function signatureLine({ number, statement, fingerprint }: StoredSignature): string {
  const told = statementFrom(statement);
  if (told === null) return `  ${number}  ✗`;
  const { at, by, certificate } = told;
  const { sample, verdict } = (certificate ?? {}) as { sample?: { number: number }; verdict?: string };
  const what = sample ? `证书 certificate: 抽样 draw ${sample.number}, ${verdict}` : '末条 head';
  return printable(`  ${number}  ${what} · ${by} ${at} · ${fingerprint}`);
}

/** Null where it was changed so that nothing can be read of it. */
function statementFrom(json: string): SignedStatement | null {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
