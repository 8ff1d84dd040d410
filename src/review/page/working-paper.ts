import type { ShownDocument } from './document-state.ts';
import { type Child, h } from './dom.ts';
import { say } from './language.ts';

/** pixels a point: a page takes half the width of the paper */
const DENSITY = 2;

/** Prints the document as a working paper, once its pages are drawn. */
export async function printPaper(shown: ShownDocument): Promise<void> {
  const { pictures, signal, view } = shown;
  const { forms } = view.document;
  const wanted = forms.length > 0 ? new Set(forms.flatMap(({ pages }) => pages)) : [1];
  const drawn = new Map<number, Element>();
  for (const page of pictures ? wanted : []) drawn.set(page, await pictureOf(shown, page));
  if (signal.aborted) return;
  layPaper(shown, drawn);
  print();
}

/** Lays the working paper under the page, where only print shows it, in place of the one before. */
function layPaper(shown: ShownDocument, drawn: ReadonlyMap<number, Element>): void {
  const { forms, view, signal } = shown;
  const parts = [...forms.children].map(part => copyOf(part));
  const rows = parts.map(part => {
    const index = part.dataset.form;
    const pages = index === undefined ? [] : (view.document.forms[Number(index)]?.pages ?? []);
    return h(
      'section',
      { class: 'beside' },
      h(
        'div',
        { class: 'pages' },
        pages.map(page => figureOf(shown, page, drawn.get(page))),
      ),
      h('div', { class: 'values' }, part),
    );
  });
  document.querySelector('.paper')?.remove();
  const paper = h('article', { class: 'paper', 'aria-hidden': 'true' }, titleOf(shown), rows);
  document.body.append(paper);
  signal.addEventListener('abort', () => paper.remove());
}

function titleOf({ view: { document, version, sha256 }, actions }: ShownDocument): Child {
  const fact = (name: string, text: string) => h('div', {}, h('dt', {}, name), h('dd', {}, text));
  const blank = (name: string) => h('span', {}, name, h('i', {}));
  return h(
    'header',
    {},
    h('h1', {}, say('绩效自评表核查底稿', 'Working paper: self-evaluation form')),
    h(
      'dl',
      {},
      fact(say('文件', 'File'), document.source.name),
      fact('SHA-256', sha256),
      fact(say('读取', 'Read by'), `ziping ${version}`),
      actions && fact(say('核查人', 'Reviewer'), actions.reviewer),
      fact(say('打印', 'Printed'), new Date().toLocaleString(say('zh-CN', 'en-GB'))),
    ),
    h(
      'p',
      { class: 'sign' },
      [
        ...[say('索引号', 'Index'), say('编制人', 'Prepared by'), say('日期', 'Date')],
        ...[say('复核人', 'Checked by'), say('日期', 'Date')],
      ].map(blank),
    ),
  );
}

/** What the screen shows, all of it open and nothing selected. */
function copyOf(part: Element): HTMLElement {
  const copy = part.cloneNode(true) as HTMLElement;
  for (const one of copy.querySelectorAll('details')) one.open = true;
  for (const one of copy.querySelectorAll('.lit, .at')) one.classList.remove('lit', 'at');
  for (const one of copy.querySelectorAll('[id]')) one.removeAttribute('id');
  return copy;
}

/** A page with the boxes of its values. */
function figureOf({ pictures, sheets }: ShownDocument, page: number, picture?: Element): Child {
  const size = pictures?.sizes[page - 1];
  if (!size || !picture) return null;
  const boxes = sheets?.element.querySelector(`[data-page="${page}"] .boxes`)?.cloneNode(true) as Element;
  for (const one of boxes.querySelectorAll('.lit')) one.classList.remove('lit');
  const sheet = h('div', { class: 'sheet' }, picture, boxes);
  sheet.style.setProperty('--ratio', String(size.width / size.height));
  return h('figure', {}, sheet, h('figcaption', {}, say(`第 ${page} 页`, `page ${page}`)));
}

async function pictureOf({ pictures }: ShownDocument, page: number): Promise<Element> {
  const size = pictures!.sizes[page - 1] ?? { width: 1, height: 1 };
  const drawn = await pictures!.draw(page, { density: DENSITY, x: 0, y: 0, ...size });
  const picture = drawn instanceof HTMLCanvasElement ? await imageOf(drawn) : drawn;
  picture.classList.add('picture');
  return picture;
}

/** A long document has many pages: canvases would take four bytes a pixel. */
async function imageOf(canvas: HTMLCanvasElement): Promise<HTMLImageElement> {
  const blob = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/jpeg', 0.85));
  const image = new Image();
  image.alt = '';
  if (blob === null) return image;
  image.src = URL.createObjectURL(blob);
  await image.decode();
  return image;
}
