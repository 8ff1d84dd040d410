/** A file of another program: what it is called, and what a person does with it. */
type Foreign = { readonly names: string; readonly advice: string };

const PRINT = '请另存为或打印为 PDF · save or print it as a PDF';
const WORD: Foreign = { names: 'Word 文档 · a Word document', advice: PRINT };
const EXCEL: Foreign = { names: 'Excel 工作簿 · an Excel workbook', advice: PRINT };
const SLIDES: Foreign = { names: 'PowerPoint 演示文稿 · a PowerPoint presentation', advice: PRINT };
const OFD: Foreign = {
  names: 'OFD 版式文件 · an OFD document',
  advice: '请用 OFD 阅读器另存为 PDF · save it as a PDF with an OFD reader',
};
const LOCKED: Foreign = {
  names: '加密的 Office 文件 · an Office file under a password',
  advice: '请用密码打开后另存为 PDF · open it with its password and save it as a PDF',
};
const ARCHIVE: Foreign = {
  names: '压缩包 · an archive',
  advice: 'ZIP 请用 ingest 读取，其他请先解压 · read a ZIP with `ingest`, unpack others first',
};

/** The member, or the stream, that a container of a kind has; WPS writes the same containers. */
const MEMBERS: readonly (readonly [mark: string, Foreign])[] = [
  ['word/', WORD],
  ['xl/', EXCEL],
  ['ppt/', SLIDES],
  ['OFD.xml', OFD],
  ['opendocument.text', WORD],
  ['opendocument.spreadsheet', EXCEL],
  ['opendocument.presentation', SLIDES],
];
const STREAMS: readonly (readonly [mark: string, Foreign])[] = [
  ['EncryptedPackage', LOCKED],
  ['WordDocument', WORD],
  ['Workbook', EXCEL],
  ['Book', EXCEL],
  ['PowerPoint Document', SLIDES],
];
const OTHERS: readonly (readonly [head: string, Foreign])[] = [
  ['{\\rtf', WORD],
  ['Rar!', ARCHIVE],
  ['7z\xbc\xaf', ARCHIVE],
  ['\x1f\x8b', ARCHIVE],
];
const ZIP = 'PK\x03\x04';
const COMPOUND = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';
/** Bytes between the head of a member of a ZIP and its name. */
const TO_NAME = 30;
/** Members that are looked at: those that tell what it is stand at the beginning. */
const MOST_MEMBERS = 1000;

/** What a file is that ziping does not read, told by its bytes, with what to do; null where nothing tells it. */
export function foreignKind(bytes: Uint8Array): string | null {
  const found = foreignOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (!found) return null;
  const [chinese, english] = found.names.split(' · ');
  const [todo, what] = found.advice.split(' · ');
  return `这是 ${chinese}：${todo} · this is ${english}: ${what}`;
}

function foreignOf(bytes: Buffer): Foreign | null {
  const head = bytes.subarray(0, COMPOUND.length).toString('latin1');
  if (head.startsWith(ZIP)) {
    const names = memberNames(bytes);
    return MEMBERS.find(([mark]) => names.some(name => name.includes(mark)))?.[1] ?? ARCHIVE;
  }
  if (head === COMPOUND) return STREAMS.find(([mark]) => bytes.includes(mark, 0, 'utf16le'))?.[1] ?? null;
  return OTHERS.find(([mark]) => head.startsWith(mark))?.[1] ?? null;
}

/** The names in the heads of a ZIP's members, and the type that a document names in its first one. */
function memberNames(bytes: Buffer): string[] {
  const names: string[] = [];
  for (let at = 0; at >= 0 && at + TO_NAME < bytes.length; at = bytes.indexOf(ZIP, at + 1, 'latin1')) {
    if (names.length === MOST_MEMBERS) break;
    const length = bytes.readUInt16LE(at + TO_NAME - 4);
    const name = bytes.toString('latin1', at + TO_NAME, at + TO_NAME + length);
    names.push(name === 'mimetype' ? bytes.toString('latin1', at, at + TO_NAME + 100) : name);
  }
  return names;
}
