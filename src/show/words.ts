import type {
  AnswerKind,
  Bilingual,
  CorrectionKind,
  CurrencyUnit,
  EvidenceSource,
  FamilyId,
  KnownFamily,
  Severity,
  SourceKind,
} from '../model.ts';
import type { DocumentState } from '../values/state.ts';

/** What the words of a document are called on pages for people. */

const FAMILIES: { readonly [family in KnownFamily]: Bilingual } = {
  'project-self-evaluation': { zh: '项目支出绩效自评表', en: 'Project self-evaluation' },
  'department-self-evaluation': { zh: '部门整体支出绩效自评表', en: 'Department self-evaluation' },
  'transfer-self-evaluation': { zh: '转移支付绩效自评表', en: 'Transfer self-evaluation' },
  'target-declaration': { zh: '绩效目标申报表', en: 'Target declaration' },
  'target-monitoring': { zh: '绩效目标执行监控表', en: 'Target monitoring' },
};

/** What a family is called; one that a program brought along goes by its id. */
export function familyName(family: FamilyId): Bilingual {
  return FAMILIES[family as KnownFamily] ?? { zh: family, en: family };
}

/** The template of forms that nobody read: a person entered them. */
export const BY_HAND = 'entered';

export const CURRENCY_UNITS: { readonly [unit in CurrencyUnit]: Bilingual } = {
  yuan: { zh: '元', en: 'yuan' },
  'wan-yuan': { zh: '万元', en: '10,000 yuan' },
};

export const SEVERITIES: { readonly [severity in Severity]: Bilingual } = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
  info: { zh: '提示', en: 'info' },
};

/** What is to be done with a document, or was done. */
export const STATE_NAMES: { readonly [state in DocumentState]: Bilingual } = {
  open: { zh: '待核', en: 'to review' },
  unread: { zh: '有页未读', en: 'pages not read' },
  'no-form': { zh: '未见表', en: 'no form found' },
  failed: { zh: '未读出', en: 'not read' },
  done: { zh: '人工核完', en: 'done by a person' },
  clear: { zh: '无需复核', en: 'nothing to review' },
};

export const SOURCE_KINDS: { readonly [kind in SourceKind]: Bilingual } = {
  native: { zh: '电子文件', en: 'native' },
  scanned: { zh: '扫描件', en: 'scanned' },
  mixed: { zh: '部分扫描', en: 'mixed' },
  image: { zh: '图片', en: 'image' },
  text: { zh: '文本', en: 'text dump' },
};

export const EVIDENCE_SOURCES: { readonly [source in EvidenceSource]: Bilingual } = {
  'text-layer': { zh: '文字层', en: 'text layer' },
  ocr: { zh: '文字识别', en: 'OCR' },
  'text-dump': { zh: '文本', en: 'text dump' },
  correction: { zh: '人工更正', en: 'correction' },
};

/** What people say of values, rows, forms and findings. */
export const KINDS: { readonly [kind in CorrectionKind]: Bilingual } = {
  accept: { zh: '认可', en: 'accepted' },
  correct: { zh: '更正', en: 'corrected' },
  unreadable: { zh: '无法辨认', en: 'unreadable' },
  undo: { zh: '撤销', en: 'undone' },
  'row-missing': { zh: '缺行', en: 'row missing' },
  'row-invented': { zh: '多行', en: 'row invented' },
  'form-missing': { zh: '缺表', en: 'form missing' },
  'row-added': { zh: '补行', en: 'row added' },
  'row-deleted': { zh: '删行', en: 'row deleted' },
  'row-split': { zh: '拆行', en: 'row split' },
  'row-joined': { zh: '并行', en: 'rows joined' },
  'form-added': { zh: '补表', en: 'form entered' },
  'form-deleted': { zh: '删表', en: 'form deleted' },
  'form-split': { zh: '拆表', en: 'form split' },
  'form-joined': { zh: '并表', en: 'forms joined' },
  answer: { zh: '答复', en: 'answered' },
  comment: { zh: '批注', en: 'commented' },
  assign: { zh: '分派', en: 'assigned' },
};

/** What a finding turned out to be. */
export const ANSWERS: { readonly [as in AnswerKind]: Bilingual } = {
  explained: { zh: '已说明', en: 'explained' },
  known: { zh: '已知', en: 'known' },
  'false-alarm': { zh: '误报', en: 'false alarm' },
  'follow-up': { zh: '待跟进', en: 'to be followed up' },
};

/** A decimal number with its thousands set apart by commas: `2,954,906.62`. */
export function grouped(decimal: string): string {
  const [whole = '', ...rest] = decimal.split('.');
  const parted = whole.replace(
    /^(-?\d{1,3}?)((?:\d{3})*)$/,
    (_, head: string, tail: string) => head + tail.replace(/\d{3}/g, ',$&'),
  );
  return [parted, ...rest].join('.');
}
