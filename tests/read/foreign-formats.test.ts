import { expect, test } from 'vitest';
import { extract } from '../../src/defaults.ts';

const member = (name: string, text = '') => {
  const head = Buffer.alloc(30);
  head.write('PK\x03\x04', 'latin1');
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, Buffer.from(name + text)]);
};
const zip = (...names: string[]) => Buffer.concat(names.map(name => member(name)));
const compound = (stream: string) =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(stream, 'utf16le')]);

test.each<[what: string, bytes: Buffer]>([
  ['a Word document', zip('[Content_Types].xml', 'word/document.xml')],
  ['an Excel workbook', zip('[Content_Types].xml', 'xl/workbook.xml')],
  ['a PowerPoint presentation', zip('[Content_Types].xml', 'ppt/presentation.xml')],
  ['an OFD document', zip('OFD.xml', 'Doc_0/Document.xml')],
  ['a Word document', member('mimetype', 'application/vnd.oasis.opendocument.text')],
  ['a Word document', compound('WordDocument')],
  ['an Excel workbook', compound('Workbook')],
  ['a PowerPoint presentation', compound('PowerPoint Document')],
  ['an Office file under a password', compound('EncryptedPackage')],
  ['a Word document', Buffer.from('{\\rtf1\\ansi')],
  ['an archive', zip('form.pdf')],
  ['an archive', Buffer.from('Rar!\x1a\x07', 'latin1')],
])('%s is named as what it is, whatever its name says', async (what, bytes) => {
  const { document } = await extract({ name: 'form.pdf', bytes });
  expect(document.error?.code).toBe('unknown-format');
  expect(document.error?.message).toContain(`this is ${what}: `);
});
