import type { AnswerKind, CorrectionKind, CorrectionTrack } from '../../model.ts';
import type { Codes } from './column.ts';

/** The words that columns of the tables may hold, and what each says to people: dictionary, tests of dbt and Excel have them. */

export const FAMILIES: Codes = {
  'project-self-evaluation': '项目支出绩效自评',
  'department-self-evaluation': '部门整体支出绩效自评',
  'transfer-self-evaluation': '转移支付绩效自评',
  'target-declaration': '绩效目标申报',
  'target-monitoring': '绩效目标执行监控',
};

export const CURRENCY_UNITS: Codes = { yuan: '元', 'wan-yuan': '万元' };

export const SOURCE_KINDS: Codes = {
  native: '电子文件',
  scanned: '扫描件',
  mixed: '部分扫描',
  image: '图片',
  text: '文本',
};

export const PAGE_KINDS: Codes = { native: '电子页', scanned: '扫描页', blank: '空白页' };

export const PAGE_OUTCOMES: Codes = { form: '有表', 'no-form': '无表', blank: '空白', failed: '失败' };

export const SOURCES: Codes = {
  'text-layer': '文字层',
  ocr: '识别',
  'text-dump': '文本',
  correction: '人工更正',
};

export const SEVERITIES: Codes = { error: '错误', warning: '警告', info: '提示' };

export const FUNDING_LINES: Codes = {
  total: '总额',
  currentYearAppropriation: '当年财政拨款',
  priorYearCarryover: '上年结转',
  otherFunds: '其他资金',
  other: '其余',
};

export const MEASURE_KINDS: Codes = { quantity: '数量', date: '日期', qualitative: '定性' };
export const COMPARATORS: Codes = { '=': '=', '>': '>', '>=': '≥', '<': '<', '<=': '≤' };
export const DATE_RELATIONS: Codes = { by: '底前', before: '之前', at: '当时', after: '之后' };
export const DATE_PRECISIONS: Codes = { day: '日', month: '月', year: '年' };

export const CORRECTION_KINDS: { readonly [kind in CorrectionKind]: string } = {
  accept: '认可',
  correct: '更正',
  unreadable: '无法辨认',
  'row-missing': '缺行',
  'row-invented': '多行',
  'form-missing': '缺表',
  'row-added': '补行',
  'row-deleted': '删行',
  'row-split': '拆行',
  'row-joined': '并行',
  'form-added': '补表',
  'form-deleted': '删表',
  'form-split': '拆表',
  'form-joined': '并表',
  answer: '答复',
  comment: '批注',
  assign: '分派',
  undo: '撤销',
};

export const TRACKS: { readonly [track in CorrectionTrack]: string } = {
  work: '正式',
  blind: '盲审',
  planted: '植入的测试错误',
};

export const ANSWERS: { readonly [as in AnswerKind]: string } = {
  explained: '已说明',
  known: '已知',
  'false-alarm': '误报',
  'follow-up': '待跟进',
};
