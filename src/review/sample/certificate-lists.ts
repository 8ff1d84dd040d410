import { hashOf } from '../../archive/journal.ts';
import type { SignedStatement, StoredSignature } from '../../archive/signatures.ts';
import { many } from '../../show/counted.ts';
import { type Markup, markup } from '../../show/markup.ts';
import type { Certificate } from './certificate.ts';
import { row, shown } from './certificate-rows.ts';

/** What a certificate lists one by one, and what it says of the archive. */

export function blind({ blind: all }: Certificate): Markup | null {
  if (all.length === 0) return null;
  return markup`<h2>背靠背复核 <small>Second, blind review</small></h2>${all.map(
    ({
      reviewer,
      answered,
      differences,
    }) => markup`<p>${reviewer}：${answered} 项，不一致 ${differences.length} 项
<small>${answered} answered, ${differences.length} different</small></p>
<table><tbody>${differences.map(one =>
      row(one.where.zh, `${one.where.en} · ${one.sha256.slice(0, 12)}`, [
        `${one.by}：${shown(one.first)}`,
        `${reviewer}：${shown(one.second)}`,
      ]),
    )}</tbody></table>`,
  )}`;
}

export function faults(all: Certificate['faults']): Markup | null {
  if (all.length === 0) return null;
  return markup`<h2>差错清单 <small>Errors</small></h2><table><thead><tr><th>位置<small>place</small></th><th>程序<small>program</small></th>
<th>正确<small>right</small></th><th>提示<small>asked</small></th><th>核查<small>by</small></th><th>理由<small>reason</small></th></tr></thead><tbody>
${all.map(one =>
  row(one.where.zh, `${one.where.en} · ${one.place} ${one.sha256.slice(0, 12)}`, [
    ...[
      shown(one.had),
      isOfValue(one.kind) ? shown(one.right) : shown(one.kind),
      one.isSilent ? '无 no' : '有 yes',
    ],
    ...[`${one.reviewer} ${one.at}`, one.reason ?? ''],
  ]),
)}</tbody></table>`;
}

function isOfValue(kind: string): boolean {
  return kind === 'accept' || kind === 'correct';
}

export function changes(all: Certificate['changes']): Markup | null {
  if (all.length === 0) return null;
  return markup`<h2>改动过的答复 <small>Changed answers</small></h2><table><thead><tr><th>位置<small>place</small></th><th>首次答复<small>first</small></th>
<th>现为<small>now</small></th><th>改动<small>changed by</small></th></tr></thead><tbody>
${all.map(one =>
  row(one.where.zh, `${one.where.en} · ${one.sha256.slice(0, 12)}`, [
    ...[`${one.firstBy}：${shown(one.first)}`, shown(one.now), `${one.changedBy} ${one.at}`],
  ]),
)}</tbody></table>`;
}

export function doubted(all: Certificate['doubted']): Markup | null {
  if (all.length === 0) return null;
  return markup`<h2>存疑的列表 <small>Lists in doubt</small></h2><table><thead><tr><th>位置<small>place</small></th><th>注明<small>what is said of it</small></th></tr></thead><tbody>
${all.map(one =>
  row(one.where.zh, `${one.where.en} · ${one.sha256.slice(0, 12)}`, [`${one.words.zh} · ${one.words.en}`]),
)}</tbody></table>`;
}

export function integrity({ archive, at, ziping }: Certificate, signature: StoredSignature | null): Markup {
  const state = (one: typeof archive.log) =>
    one.isWhole
      ? `完整，${one.entries} 条 · whole, ${many(one.entries, 'entry', 'entries')} · ${one.head ?? '—'}`
      : `第 ${one.sequence} 条损坏：${one.reason} · broken at entry ${one.sequence}`;
  const isSame = archive.isAsDrawn
    ? '与抽样时一致 · as it was drawn from'
    : '抽样后有变动 · changed since the draw';
  return markup`<h2>档案 <small>Archive</small></h2><table><tbody>
${row('文件校验', 'hash of the documents', [`${archive.hash}（${archive.documents} 份，${isSame}）`])}
${row('更正日志', 'corrections', [state(archive.log)])}
${row('抽样日志', 'draws', [state(archive.samples)])}
${row('日记账末条', 'head of the journal', [archive.head ?? '—'])}
${archive.faults.map(({ what, where, reason }) => row('不是写入时的样子', 'not as it was written', [`${what} ${where}: ${reason}`]))}
${row('出具', 'issued', [`${at} · ziping ${ziping}`])}
${signed(signature)}</tbody></table>
<p>${signature ? PROVEN.zh : UNPROVEN.zh}<br><small>${signature ? PROVEN.en : UNPROVEN.en}</small></p>`;
}

function signed(signature: StoredSignature | null): Markup | null {
  if (signature === null) return null;
  const { by, at } = JSON.parse(signature.statement) as SignedStatement;
  return markup`${row('数字签名', 'Ed25519 signature', [`第 ${signature.number} 号 · ${by} · ${at}`])}
${row('公钥指纹', 'fingerprint of the public key', [signature.fingerprint])}
${row('签署内容', 'SHA-256 of what was signed', [hashOf(signature.statement)])}
${row('签名值', 'signature', [signature.signature])}`;
}

const PROVEN = {
  zh: '持公钥者可用 ziping verify --key 核对：此证书出自该密钥，其时归档所存至今未被改写。它不证明核查人看得准，也不证明密钥由谁保管。',
  en: 'With the public key, ziping verify --key shows that this certificate is by that key, and that what the archive held then was not written anew since. It does not prove that the reviewers saw right, nor who keeps the key.',
};
const UNPROVEN = {
  zh: '本证书没有数字签名：上列末条若另行留存，可用 ziping verify --since 核对此前的记录未被改写；若未留存，则不能证明归档没有被整个改写过，也不能证明本证书出自何人。',
  en: 'This certificate has no digital signature: whoever noted the head above can show with ziping verify --since that nothing before it was written anew. Without that it proves neither that the archive was not rewritten as a whole, nor who issued this page.',
};
