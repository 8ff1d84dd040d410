import { type Check, soundExample } from '../check.ts';

export const yearUnread: Check = {
  id: 'year-unread',
  statement: {
    zh: '没有年度，而表外有一行带“年”字的文字没有归位',
    en: 'no year, and a line outside the table that names one found no place',
  },
  why: {
    zh: '年度印在标题下，数字读错一个就认不出来',
    en: 'the year stands below the title, and one digit misread leaves none',
  },
  note: 'ambiguous',
  examples: [soundExample(), soundExample('picture')],
  observe: ({ form, unexplained }) => {
    if (form.data.fiscalYear !== null) return [];
    const isLine = unexplained.some(
      ({ page, text }) => text !== null && form.pages.includes(page) && YEAR.test(text),
    );
    return isLine ? [{ paths: ['/fiscalYear'] }] : [];
  },
};

/** As it is printed, with characters in the place of its digits. */
const YEAR = /\S{1,4}\s*年\s*度?/;
