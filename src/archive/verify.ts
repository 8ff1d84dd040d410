import type { Archive } from './archive.ts';
import type { Driver, Sql } from './driver.ts';
import { entryOf, type Holds, headFrom, type JournalHead } from './journal.ts';
import {
  allSignatures,
  isRight,
  type SignedStatement,
  type StoredSignature,
  signatureTold,
} from './signatures.ts';
import type { IntegrityFault, LogState, Verification, VerifyOptions } from './verification.ts';
import { GONE, isStill, UNTOLD, verifyJournal, verifyTold } from './verify-chains.ts';
import { verifyContents, verifyPlaces } from './verify-contents.ts';
import { verifyDraws } from './verify-draws.ts';

/** Compares all that an archive holds with its journal, and the journal with what draws and signatures noted of it. */
export async function verifyArchive(
  driver: Driver,
  chains: Pick<Archive, 'verifyLog' | 'verifySamples'>,
  options: VerifyOptions,
): Promise<Verification> {
  const { since, key, isBrief = false, onProgress } = options;
  const journal = await verifyJournal(driver);
  const log = await chains.verifyLog();
  const samples = await chains.verifySamples();
  const signatures = await allSignatures(driver);
  const faults = [
    ...broken('journal', journal),
    ...(since && !(await isStill(driver, since)) ? [cut(since)] : []),
    ...broken('log', log),
    ...broken('draw', samples),
    ...(await verifyTold(driver)),
    ...(await verifyDraws(driver)),
    ...(await signatureFaults(driver, signatures, key)),
  ];
  const state = { journal, log, samples, signatures };
  if (isBrief) return { ...state, documents: null, places: null, faults: distinct(faults) };
  const [counted] = await driver.all('SELECT count(*) AS number FROM files');
  const total = Number(counted!.number);
  const contents = await verifyContents(driver, done => onProgress?.(done, Math.max(done, total)));
  const places = await verifyPlaces(driver);
  return {
    ...state,
    documents: contents.documents,
    places: places.places,
    faults: distinct([...faults, ...contents.faults, ...places.faults]),
  };
}

function broken(what: 'journal' | 'log' | 'draw', state: LogState): IntegrityFault[] {
  return state.isWhole ? [] : [{ what, where: String(state.sequence), reason: state.reason }];
}

function cut({ number }: JournalHead): IntegrityFault {
  const reason =
    '已不是当时的一条：此前的记录被截断或改写 · it is not the entry that was noted: what stood there was cut or written anew';
  return { what: 'head', where: String(number), reason };
}

/** Of the same place the first that was found, which is the nearest to what was done. */
function distinct(faults: readonly IntegrityFault[]): IntegrityFault[] {
  const first = new Map(faults.toReversed().map(fault => [`${fault.what} ${fault.where}`, fault]));
  return faults.filter(fault => first.get(`${fault.what} ${fault.where}`) === fault);
}

async function signatureFaults(
  sql: Sql,
  signatures: readonly StoredSignature[],
  key: string | undefined,
): Promise<IntegrityFault[]> {
  const faults: IntegrityFault[] = [];
  const fault = (where: string, reason: string) => faults.push({ what: 'signature', where, reason });
  const told = new Map(
    (await sql.all(`SELECT entry FROM journal WHERE about = 'signature' ORDER BY number`))
      .map(entryOf)
      .map(({ subject, holds }) => [subject, holds?.hash]),
  );
  for (const signature of signatures) {
    const reason = await signatureFault(sql, signature, told);
    if (reason !== null) fault(String(signature.number), reason);
    told.delete(String(signature.number));
  }
  for (const number of told.keys()) fault(number, GONE);
  if (key !== undefined && !signatures.some(({ fingerprint }) => fingerprint === key)) fault('—', NONE);
  return faults;
}

async function signatureFault(
  sql: Sql,
  signature: StoredSignature,
  told: ReadonlyMap<string, Holds[string] | undefined>,
): Promise<string | null> {
  if (!isRight(signature)) return '签名不对 · the signature does not fit';
  const hash = told.get(String(signature.number));
  if (hash === undefined) return UNTOLD;
  if (hash !== signatureTold(signature).holds!.hash) return '被换掉 · another one was put in its place';
  const { head } = JSON.parse(signature.statement) as SignedStatement;
  const signed = head === null ? null : headFrom(head);
  return signed && !(await isStill(sql, signed)) ? OTHER : null;
}

const OTHER =
  '签名时的日记账末条现已不是：被截断或改写 · the journal no longer has the entry that was signed: it was cut or written anew';
const NONE = '没有这把密钥的签名 · there is no signature by this key';
