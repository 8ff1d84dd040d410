import type { AccountItem, Bilingual, Claim, Page } from '../model.ts';
import { printable } from './width.ts';

const CLAIMS: { readonly [claim in Claim]: Bilingual } = {
  form: { zh: '表中的标签和取值', en: 'labels and values of forms' },
  table: { zh: '别的表格', en: 'other tables' },
  running: { zh: '页眉页脚', en: 'running heads and feet' },
  decoration: { zh: '图章、水印、插图', en: 'seals, watermarks, pictures' },
  prose: { zh: '正文', en: 'prose' },
};

const KINDS: { readonly [kind in AccountItem['kind']]: Bilingual } = {
  text: { zh: '文字', en: 'text' },
  grid: { zh: '表格', en: 'table' },
  picture: { zh: '图片', en: 'picture' },
  outline: { zh: '描成轮廓的字', en: 'outlined character' },
  ink: { zh: '没有读到的墨迹', en: 'ink that was not read' },
};

/** The account of pages in words: how much of what is printed is explained by what, and each thing that nothing explains. */
export function drawAccount(account: readonly AccountItem[], pages: readonly Page[]): string {
  return pages.map(({ page }) => `${pageLines(account, page).join('\n')}\n`).join('');
}

function pageLines(account: readonly AccountItem[], page: number): string[] {
  const own = account.filter(item => item.page === page);
  const claims = Object.entries(CLAIMS).flatMap(([claim, { zh, en }]) => {
    const count = own.filter(item => item.claim === claim).length;
    return count === 0 ? [] : [`  ${String(count).padStart(5)}  ${zh} ${en}`];
  });
  const left = own.filter(({ claim }) => claim === null);
  return [
    `── 第 ${page} 页 page ${page} ──`,
    ...claims,
    ...(left.length > 0 ? [`  ${String(left.length).padStart(5)}  无从解释 unexplained`] : []),
    ...left.map(lineOf),
  ];
}

function lineOf({ kind, bbox, text }: AccountItem): string {
  const { zh, en } = KINDS[kind];
  return `         ${zh} ${en} [${bbox.map(Math.round).join(', ')}]${text === null ? '' : ` ${printable(text)}`}`;
}
