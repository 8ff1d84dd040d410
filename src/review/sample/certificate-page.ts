import type { StoredSignature } from '../../archive/signatures.ts';
import type { FamilyId, SourceKind } from '../../model.ts';
import { many } from '../../show/counted.ts';
import { type Markup, markup } from '../../show/markup.ts';
import { familyName, SOURCE_KINDS } from '../../show/words.ts';
import type { Certificate } from './certificate.ts';
import { blind, changes, doubted, faults, integrity } from './certificate-lists.ts';
import type { CertificatePart } from './certificate-parts.ts';
import { between, row } from './certificate-rows.ts';
import { STYLE } from './certificate-style.ts';
import type { ConfidenceBand, Plan, Trait } from './sample.ts';
import { limitingQuality } from './sizes.ts';
import { percent } from './verdict.ts';

/** The certificate as one page to print and sign: self-contained, without scripts; with the signature that was put to it. */
export function certificatePage(certificate: Certificate, signature: StoredSignature | null = null): string {
  const { sample, found, estimates, verdict, reason } = certificate;
  return `<!doctype html>\n${
    markup`<html lang="zh"><head><meta charset="utf-8"><title>抽样核查证书 ${sample.id.slice(0, 12)}</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>${{ markup: STYLE }}</style></head><body>
<h1>数字化档案抽样核查证书 <small>Certificate of a sample</small></h1>
<p class="verdict ${verdict}"><b>${VERDICTS[verdict]!.zh}</b> <small>${VERDICTS[verdict]!.en}</small><br>${reason.zh}<br><small>${reason.en}</small></p>
<h2>结果 <small>Result</small></h2>
<table><thead><tr><th></th><th>差错<small>errors</small></th><th>差错率<small>rate</small></th>
<th>${percent(sample.plan.confidence)} 置信区间<small>interval</small></th><th>单侧上限<small>at most (one-sided)</small></th></tr></thead><tbody>
${row('全部差错', 'all errors', [found.wrong, percent(estimates.all.rate), between(estimates.all.interval), percent(estimates.all.atMost)])}
${row('无提示的差错', 'silent: nobody was asked to look', [found.silent, percent(estimates.silent.rate), between(estimates.silent.interval), percent(estimates.silent.atMost)])}
</tbody></table>
<p>样本 ${sample.size} · 已核 ${found.answered} · 未核 ${found.open} · 其中无法辨认 ${found.unreadable}（按差错计）
<br><small>${sample.size} drawn, ${found.answered} looked at, ${found.open} open; ${found.unreadable} unreadable, counted as wrong</small></p>
${togetherNote(found.together ?? 0)}
${changedNote(certificate)}
${listsNote(sample.doubtfulLists ?? 0)}
${planTable(certificate)}
${partsTable(certificate.parts)}
${attention(certificate)}
${blind(certificate)}
${faults(certificate.faults)}
${changes(certificate.changes)}
${doubted(certificate.doubted)}
${draws(certificate)}
${integrity(certificate, signature)}
<h2>方法 <small>Method</small></h2>${METHODS[sample.plan.unit]}${METHOD}
<p class="sign">核查人 <small>reviewers</small>：${certificate.reviewers.join('、') || '—'}</p>
<p class="sign">签名 <small>signature</small>：<span></span> 日期 <small>date</small>：<span></span></p>
</body></html>`.markup
  }\n`;
}

/** What is not in the population: rows that were not read have no value to be drawn. */
function listsNote(number: number): Markup | null {
  if (number === 0) return null;
  return markup`<p>另有 ${number} 张表的列表注明可能缺行，缺的行不在抽样总体之内
<br><small>lists of ${many(number, 'form')} may lack rows: what is missing in them is not in the population</small></p>`;
}

/** Whoever accepts many at once may have looked at each less closely. */
function togetherNote(together: number): Markup | null {
  if (together === 0) return null;
  return markup`<p>其中成批认可 ${together} 项（整行、整表或同一栏一次认可）
<br><small>${many(together, 'value')} accepted together with others: a row, a form, or all values of a field at once</small></p>`;
}

/** The first answers are counted; what the standing ones would give is told. */
function changedNote({ changes: all, found }: Certificate): Markup | null {
  if (all.length === 0) return null;
  const { now } = found;
  return markup`<p>有 ${all.length} 处答复后来被改动：按首次答复计，列于下；按现有答复为差错 ${now.wrong}、其中无提示 ${now.silent}
<br><small>${many(all.length, 'answer')} changed: the first ones are counted, see below; by those that stand now: ${many(now.wrong, 'error')}, ${now.silent} silent</small></p>`;
}

const VERDICTS: Readonly<Record<string, { zh: string; en: string }>> = {
  accepted: { zh: '接收', en: 'accepted' },
  rejected: { zh: '不接收', en: 'rejected' },
  open: { zh: '未完成', en: 'not finished' },
  none: { zh: '仅估计', en: 'estimate only' },
  void: { zh: '不作判定', en: 'no verdict' },
};

const TRAIT_NAMES: { readonly [trait in Trait]: { zh: string; en: string } } = {
  kind: { zh: '来源', en: 'source' },
  template: { zh: '表式', en: 'template' },
  year: { zh: '年度', en: 'fiscal year' },
  band: { zh: '置信度', en: 'confidence' },
};

/** A plan in words. */
export function planWords(
  { method, unit, strata, counting }: Plan,
  size: number,
): { zh: string; en: string } {
  const what = unit === 'value' ? { zh: '取值', en: 'values' } : { zh: '文件', en: 'documents' };
  const how = {
    zero: () => ({
      zh: `零缺陷方案，差错率限 ${percent(method.rate!)}`,
      en: `zero-defect plan for ${percent(method.rate!)}`,
    }),
    declared: () => {
      const limit = method.kind === 'declared' ? method.limit : 0;
      const worst = percent(limitingQuality(size, limit));
      return {
        zh: `按 GB/T 2828.11 原理评定声称差错率 ${percent(method.rate!)}，允许 ${limit} 个；差错率达 ${worst} 时仍有 10% 可能通过`,
        en: `declared rate of ${percent(method.rate!)} assessed after GB/T 2828.11, ${limit} allowed; at ${worst} it still passes one time in ten`,
      };
    },
    rate: () => ({
      zh: `估计差错率${method.rate === null ? '' : `，限值 ${percent(method.rate)}`}`,
      en: `estimate of the rate${method.rate === null ? '' : `, limit ${percent(method.rate)}`}`,
    }),
  }[method.kind]();
  const by =
    strata.length === 0 ? '简单随机' : `按${strata.map(trait => TRAIT_NAMES[trait].zh).join('、')}分层`;
  const byEn =
    strata.length === 0 ? 'simple random' : `by ${strata.map(trait => TRAIT_NAMES[trait].en).join(', ')}`;
  const counted =
    counting === 'silent'
      ? { zh: '无提示的差错', en: 'silent errors' }
      : { zh: '全部差错', en: 'all errors' };
  return {
    zh: `抽${what.zh}；${how.zh}；${by}；判定计${counted.zh}`,
    en: `${what.en}; ${how.en}; ${byEn}; the verdict counts ${counted.en}`,
  };
}

function planTable({ sample }: Certificate): Markup {
  const words = planWords(sample.plan, sample.size);
  return markup`<h2>方案 <small>Plan</small></h2><table><tbody>
${row('方案', 'plan', [`${words.zh} · ${words.en}`])}
${row('总体', 'population', [`${sample.population}（${sample.documents.number} 份文件，其中 ${sample.unreadable} 份没有表 · ${many(sample.documents.number, 'document')}, ${sample.unreadable} without a form）`])}
${row('样本量', 'size', [sample.size])}
${row('种子', 'seed', [`${sample.seed}${sample.isSeedGiven ? '（人为指定 · chosen by a person）' : ''}`])}
${row('抽样', 'drawn', [`第 ${sample.number} 次 · ${sample.drawnBy} · ${sample.at} · ziping ${sample.ziping}`])}
${row('编号', 'id', [sample.id])}</tbody></table>`;
}

function partsTable(parts: readonly CertificatePart[]): Markup {
  return markup`<h2>分层 <small>Parts</small></h2><table><thead><tr><th></th><th>总体<small>population</small></th><th>已核<small>looked at</small></th>
<th>差错<small>errors</small></th><th>区间<small>interval</small></th><th>无提示<small>silent</small></th><th>区间<small>interval</small></th></tr></thead><tbody>
${parts.map(part =>
  row(`${TRAIT_NAMES[part.trait].zh}：${partName(part)}`, TRAIT_NAMES[part.trait].en, [
    ...[part.population, `${part.answered}/${part.size}`, part.wrong, between(part.interval)],
    ...[part.silent, between(part.silentInterval)],
  ]),
)}</tbody></table><p><small>各区间分别成立，并非同时成立 · each interval holds by itself, not all at once</small></p>`;
}

/** What a part is called; words that are not known stay as they are. */
function partName({ trait, value }: CertificatePart): string {
  if (trait === 'kind') return SOURCE_KINDS[value as SourceKind]?.zh ?? value;
  if (trait === 'band') return BANDS[value as ConfidenceBand] ?? value;
  if (trait !== 'template') return value;
  const [family = '', template = ''] = value.split('/');
  return `${familyName(family as FamilyId).zh} ${template}`;
}

const BANDS: { readonly [band in ConfidenceBand]: string } = {
  review: '待复核',
  '<0.99': '0.99 以下',
  '>=0.99': '0.99 及以上',
};

function attention({ attention: all }: Certificate): Markup | null {
  if (all.length === 0) return null;
  return markup`<h2>注意力测试 <small>Attention</small></h2><table><thead><tr><th>核查人<small>reviewer</small></th><th>埋设的差错<small>planted</small></th>
<th>已核<small>looked at</small></th><th>发现<small>noticed</small></th><th>区间<small>interval</small></th></tr></thead><tbody>
${all.map(({ reviewer, planted, answered, noticed, interval }) =>
  row(reviewer, '', [planted, answered, noticed, between(interval)]),
)}</tbody></table><p><small>埋设的差错不在样本之内，档案中的取值未被改动 · planted errors are no part of the sample; the archive was not changed</small></p>`;
}

function draws({ draws: all, sample }: Certificate): Markup {
  return markup`<h2>本档案的全部抽样 <small>All draws of this archive</small></h2><table><thead><tr><th>次<small>number</small></th><th>时间<small>at</small></th>
<th>抽样人<small>by</small></th><th>种子<small>seed</small></th><th>方案<small>plan</small></th><th>已核<small>looked at</small></th></tr></thead><tbody>
${all.map(one =>
  row(`${one.number}${one.id === sample.id ? '（本次）' : ''}`, one.id.slice(0, 12), [
    ...[one.at, one.drawnBy, one.seed, planWords(one.plan, one.size).zh, `${one.answered}/${one.size}`],
  ]),
)}</tbody></table>`;
}

const METHODS = {
  value: markup`<p>总体为各文件最近一次读取所得、在页面上有位置的取值（含空白）；表中没有的栏目无从核对，不在其内；人工补录的行与表不是程序所读，也不在其内。取值与核查人所认不同（数值按大小、文字不计空白与全半角、指标按符号、数值、单位比较）即为差错；程序未提示复核的为无提示的差错。</p>
<p><small>The population are the values of each document's latest reading that have a place on a page, blanks too; what a form does not have cannot be looked at and is not in it, nor are rows and forms that people entered: the program did not read them. A value is wrong where the reviewer's says something else: numbers by amount, texts without white space and width of characters, measures by sign, number and unit. Silent are those that nobody was asked to look at.</small></p>`,
  document: markup`<p>总体为全部文件，没有表的也在内。文件中任一取值有错、缺行、缺表、多行或无法辨认，该文件即为有错文件；文件自己未注明（读取失败的页、存疑的列表、待复核的取值）的为无提示。</p>
<p><small>The population are all documents, those without a form too. A document is wrong where any of its values is, where a row or a form is missing, where a row is invented, or where nobody can read it; silent where it did not say so itself, by a page that failed, a list in doubt or a value for review.</small></p>`,
};

const METHOD: Markup = markup`<p>计首次答复；后来发现的差错也计，撤回的差错不减。全数核查的部分即为实数；其余按有限总体（超几何分布）求区间；分层时按比例取样，合并后的 Clopper–Pearson 区间依 Hoeffding（1956）仍不低于所称置信度，并按各层抽样比的最大、最小比值放宽，故偏于保守。GB/T 2828.11、GB/T 2828.4 的样本量按其原理（误判风险不超过 5%）以超几何分布算得，未照录其表，个别可能相差几个；允许 0 个的方案与允许 1 个的鉴别力相同，误判风险高于 5%。</p>
<p><small>First answers are counted, and what was found wrong later; taking an answer back mends nothing. What was drawn whole is known; else intervals are those of a finite population (hypergeometric). Strata are drawn in proportion, so that the pooled Clopper–Pearson interval covers at least as stated (Hoeffding 1956), stretched by the largest and least ratio of shares. Sizes after GB/T 2828.11 and 2828.4 are computed from their principle (risk of at most 5%, hypergeometric), not taken from their tables; a plan that allows none tells the same quality as one that allows one, at a higher risk.</small></p>`;
