import fontkit from '@pdf-lib/fontkit';
import { PDFDocument, PDFName } from 'pdf-lib';
import { trueType } from './faces.ts';

type Page = { readonly width: number; readonly height: number; readonly content: string };

/** Pages with their face in the file, only the glyphs that they show: texts are numbers of glyphs, with a map to Unicode. */
export async function embeddedPdf(pages: readonly Page[]): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.registerFontkit(fontkit);
  const face = await document.embedFont(trueType(), { subset: true });
  for (const { width, height, content } of pages) {
    const page = document.addPage([width, height]);
    const coded = content.replaceAll(
      /<([0-9a-f]*)>(?= Tj)/g,
      (_, units: string) => `${face.encodeText(utf16(units))}`,
    );
    page.node.setFontDictionary(PDFName.of('F1'), face.ref);
    page.node.addContentStream(document.context.register(document.context.flateStream(coded)));
  }
  return document.save();
}

const utf16 = (units: string): string =>
  (units.match(/.{4}/g) ?? []).map(unit => String.fromCharCode(Number.parseInt(unit, 16))).join('');
