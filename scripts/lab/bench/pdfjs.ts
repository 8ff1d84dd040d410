import { readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import { reportCost } from './cost.ts';

const folder = (name: string) => join(import.meta.dirname, '../../../node_modules/pdfjs-dist', name) + sep;

for (const name of process.argv.slice(2)) {
  const task = pdfjs.getDocument({
    data: new Uint8Array(readFileSync(name)),
    cMapUrl: folder('cmaps'),
    standardFontDataUrl: folder('standard_fonts'),
    wasmUrl: folder('wasm'),
    iccUrl: folder('iccs'),
    verbosity: 0,
  });
  const document = await task.promise;
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    await page.getTextContent();
    await page.getOperatorList();
    page.cleanup();
  }
  await task.destroy();
}
reportCost();
