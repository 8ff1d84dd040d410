import type { SourceErrorCode } from '../errors.ts';
import type { Bilingual } from '../model.ts';

/** Why a file has no values, and what a person can do about it. */
type FailureAdvice = { readonly what: Bilingual; readonly advice: Bilingual };

const AGAIN: Bilingual = {
  zh: '再运行一次 ziping ingest，加上 --retry failed。',
  en: 'then run ziping ingest again, with --retry failed.',
};

const ORIGINAL: Bilingual = {
  zh: `请向报送单位重新索取原件，${AGAIN.zh}`,
  en: `Get the original again from whoever sent it, ${AGAIN.en}`,
};

const BY_HAND: Bilingual = {
  zh: `请打开原件看看它有什么特别；拆小、另存为 PDF 或放宽限制（--timeout、--memory）之后，${AGAIN.zh}读不出的请手工录入。`,
  en: `Look at what is special about it; split it, print it to a PDF or widen the limits (--timeout, --memory), ${AGAIN.en} What cannot be read has to be entered by hand.`,
};

const PASSWORD: Bilingual = {
  zh: `请向报送单位要密码或没有加密的原件。有了密码：再运行一次 ziping ingest，加上 --retry failed --password 密码。`,
  en: `Ask whoever sent it for the password, or for a file without one. With the password: run ziping ingest again, with --retry failed --password PASSWORD.`,
};

const FAILURES: { readonly [code in SourceErrorCode]: FailureAdvice } = {
  'not-found': { what: { zh: '找不到文件', en: 'There is no such file' }, advice: ORIGINAL },
  unreadable: {
    what: { zh: '文件打不开', en: 'The file cannot be opened' },
    advice: { zh: `请检查磁盘和权限，${AGAIN.zh}`, en: `Check the disk and the permissions, ${AGAIN.en}` },
  },
  empty: { what: { zh: '文件是空的', en: 'The file is empty' }, advice: ORIGINAL },
  'unknown-format': {
    what: {
      zh: '既不是 PDF，也不是图片或文本',
      en: 'The file is neither a PDF, nor an image, nor a text',
    },
    advice: {
      zh: '扩展名与内容可能不符，请看看它到底是什么文件；是 Word 或 Excel 的，另存为 PDF 再 ziping ingest。',
      en: 'Its name may not tell what it is: look. If it is a Word or Excel file, save it as a PDF and run ziping ingest on that.',
    },
  },
  malformed: { what: { zh: '文件不完整或已损坏', en: 'The file is damaged or cut off' }, advice: ORIGINAL },
  encrypted: { what: { zh: '文件加了密码', en: 'The file needs a password' }, advice: PASSWORD },
  'wrong-password': { what: { zh: '密码不对', en: 'The password was wrong' }, advice: PASSWORD },
  'too-large': {
    what: { zh: '文件太大', en: 'The file is too large' },
    advice: { zh: '请拆成几份再 ziping ingest。', en: 'Split it and run ziping ingest on the parts.' },
  },
  'not-text': { what: { zh: '不是文本文件', en: 'The file is no text' }, advice: ORIGINAL },
  'too-long': {
    what: { zh: '文本太长', en: 'too many lines to be read at once' },
    advice: { zh: '按表拆成几个文件', en: 'split it between its forms' },
  },
  scrambled: {
    what: {
      zh: '文本已打乱，分不清各行各列',
      en: 'The text no longer tells which row and column its values stood in',
    },
    advice: { zh: '请对原 PDF 运行 ziping ingest。', en: 'Run ziping ingest on the PDF itself.' },
  },
  'needs-ocr': {
    what: { zh: '是扫描件，本机没有文字识别', en: 'It is a scan, and nothing here can read scans' },
    advice: {
      zh: `请运行 ziping doctor，按它说的装好识别，${AGAIN.zh}`,
      en: `Run ziping doctor, install what it names, ${AGAIN.en}`,
    },
  },
  'timed-out': {
    what: { zh: '读得太久，已停止', en: 'Reading took too long and was stopped' },
    advice: BY_HAND,
  },
  'out-of-memory': { what: { zh: '内存不够', en: 'It needs more memory than allowed' }, advice: BY_HAND },
  crashed: { what: { zh: '读取时进程崩溃', en: 'Its reading process crashed' }, advice: BY_HAND },
  changed: {
    what: { zh: '文件在登记之后变了', en: 'The file changed after it was found' },
    advice: { zh: '再运行一次 ziping ingest。', en: 'Run ziping ingest again.' },
  },
};

/** What the code of a document's error means for a person. */
export function failureOf(code: string): FailureAdvice {
  return FAILURES[code as SourceErrorCode] ?? { what: { zh: '未读出', en: 'Not read' }, advice: BY_HAND };
}

const PAGES: { readonly [reason: string]: Bilingual } = {
  'needs-ocr': { zh: '是扫描页，本机没有文字识别', en: 'a scan, and nothing here can read scans' },
  'broken-text-layer': {
    zh: '字体编码损坏，文字不可信',
    en: 'its fonts are broken: the text cannot be trusted',
  },
  'picture-illegible': {
    zh: '图像太模糊或变形，读不清表格',
    en: 'the picture is too faint or bent: its table cannot be read',
  },
  'table-not-found': { zh: '像是自评表，但没有认出表格', en: 'looks like a form, but no table was found' },
  'table-doubtful': {
    zh: '表格线没有画全或没有认全，可能漏读行或栏',
    en: 'the rulings of its table are not all drawn, or were not all seen: rows or columns may be missing',
  },
  'table-unexplained': {
    zh: '页上有表格像自评表的一部分，但没有归入任何一张表',
    en: 'a table on it looks like a part of a form, and belongs to none that was found',
  },
};

/** Why a page was not read, in words. */
export function pageFailure(reason: string): Bilingual {
  return PAGES[reason] ?? { zh: '页面读不出', en: 'the page cannot be read' };
}
