import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { UsageError } from '../errors.ts';
import type { Driver, Sql, SqlRow } from './driver.ts';
import {
  appendToJournal,
  canonical,
  hashOf,
  headOf,
  headText,
  type JournalRecord,
  lockJournal,
} from './journal.ts';

/** What is signed: the head of the journal alone, or a certificate over it as well. */
export type SignedStatement = {
  readonly schema: 'ziping/signed/1';
  /** of the journal before the signature: with it all is signed that the archive holds */
  readonly head: string | null;
  readonly at: string;
  readonly by: string;
  readonly certificate: object | null;
};

/** A statement as it was signed: anybody can check `signature` over the bytes of `statement` with the key alone. */
export type StoredSignature = {
  readonly number: number;
  /** JSON of a `Statement` */
  readonly statement: string;
  /** PEM, and what people tell it by */
  readonly publicKey: string;
  readonly fingerprint: string;
  /** Ed25519, base64 */
  readonly signature: string;
};

type Signing = {
  readonly by: string;
  readonly key: KeyObject;
  readonly certificate?: object | null;
};

export type Signatures = {
  /** Signs what the archive holds now, and keeps that in it. */
  sign(signing: Signing): Promise<StoredSignature>;
  /** All signatures, in their order. */
  signatures(): Promise<readonly StoredSignature[]>;
};

export function signaturesOf(driver: Driver): Signatures {
  return {
    sign: signing =>
      driver.transaction(
        async sql => {
          await lockJournal(driver, sql);
          return keep(sql, signing);
        },
        { isDurable: true },
      ),
    signatures: () => allSignatures(driver),
  };
}

export async function allSignatures(sql: Sql): Promise<readonly StoredSignature[]> {
  return (await sql.all('SELECT * FROM signatures ORDER BY number')).map(storedOf);
}

async function keep(sql: Sql, { by, key, certificate = null }: Signing): Promise<StoredSignature> {
  const head = await headOf(sql);
  const [last] = await sql.all('SELECT max(number) AS number FROM signatures');
  const statement = canonical({
    schema: 'ziping/signed/1',
    head: head && headText(head),
    at: new Date().toISOString(),
    by,
    certificate,
  } satisfies SignedStatement);
  const stored = storedOf({
    number: Number(last?.number ?? 0) + 1,
    statement,
    public_key: createPublicKey(key).export({ type: 'spki', format: 'pem' }),
    signature: sign(null, Buffer.from(statement), key).toString('base64'),
  });
  await sql.all('INSERT INTO signatures (number, statement, public_key, signature) VALUES ($1, $2, $3, $4)', [
    ...[stored.number, stored.statement, stored.publicKey, stored.signature],
  ]);
  await appendToJournal(sql, [signatureTold(stored)]);
  return stored;
}

function storedOf({ number, statement, public_key, signature }: SqlRow): StoredSignature {
  const publicKey = String(public_key);
  return {
    number: Number(number),
    statement: String(statement),
    publicKey,
    signature: String(signature),
    fingerprint: fingerprintOf(publicKey),
  };
}

export function signatureTold({ number, statement, publicKey, signature }: StoredSignature): JournalRecord {
  const holds = { hash: hashOf([statement, publicKey, signature].join('\n')) };
  return { about: 'signature', subject: String(number), content: null, holds };
}

/** Whether the key that is kept with a signature made it. */
export function isRight({ statement, publicKey, signature }: StoredSignature): boolean {
  try {
    return verify(null, Buffer.from(statement), publicKey, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

/** SHA-256 of a public key (SubjectPublicKeyInfo, DER), as `openssl pkey -pubin -outform DER | sha256sum` tells it. */
function fingerprintOf(publicKey: string): string {
  try {
    return hashOf(createPublicKey(publicKey).export({ type: 'spki', format: 'der' }));
  } catch {
    return 'unreadable';
  }
}

/** A private key out of PEM. Throws UsageError. */
export function privateKeyFrom(pem: string): KeyObject {
  return keyFrom(() => createPrivateKey(pem));
}

/** The fingerprint of a public key out of PEM. Throws UsageError. */
export function publicKeyFrom(pem: string): string {
  return fingerprintOf(String(keyFrom(() => createPublicKey(pem)).export({ type: 'spki', format: 'pem' })));
}

function keyFrom(read: () => KeyObject): KeyObject {
  try {
    const key = read();
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // told below
  }
  throw new UsageError(
    '要一把未加密的 Ed25519 密钥（PEM） · wanted is an Ed25519 key in PEM, not encrypted: ' +
      'openssl genpkey -algorithm ed25519 -out key.pem; openssl pkey -in key.pem -pubout -out key.pub.pem',
  );
}
