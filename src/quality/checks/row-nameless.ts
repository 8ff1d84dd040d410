import { about, type Check, example, soundExample } from '../check.ts';

/** Rows without a name are a few among the others. */
const FEW = 0.4;

export const rowNameless: Check = {
  id: 'row-nameless',
  statement: {
    zh: '别的行有名称，这一行没有（或只有一个字）',
    en: 'a row without a name, or with one character of it, where the others have one',
  },
  why: {
    zh: '它是被分页切开的一行，或当成一行的总分；旁边的行可能缺了它',
    en: 'it is a piece of a row that a page break cut, or a total that was taken for a row: what is beside it may lack what stands in it',
  },
  note: 'ambiguous',
  examples: [
    example({ zh: '一行没有名称', en: 'a row without a name' }, [['| 合格率 |', '| |']], {
      finds: ['/indicators', '/indicators/1/level3', '/indicators/0/target', '/indicators/2/score'],
    }),
    soundExample(),
  ],
  observe: ({ form }) => {
    const { funding, indicators, total } = form.data;
    const unnamed = funding.flatMap(({ label }, line) =>
      label === null && funding.length > 1 ? [`/funding/${line}/`] : [],
    );
    const lines = Object.keys(form.facts).filter(path => unnamed.some(start => path.startsWith(start)));
    const ofFunding = about(lines.length > 0 ? ['/funding', ...lines] : []);
    const nameless = indicators.flatMap((row, index) => ([...(row.level3 ?? '')].length < 2 ? [index] : []));
    if (nameless.length === 0 || nameless.length > FEW * indicators.length) return ofFunding;
    const near = nameless.flatMap(index => [index - 1, index, index + 1].map(row => `/indicators/${row}/`));
    const hasTotal = total.score !== null || total.maxScore !== null;
    const starts = hasTotal ? near : [...near, '/total/'];
    const paths = Object.keys(form.facts).filter(path => starts.some(start => path.startsWith(start)));
    // … and the rows of the list may be parted wrongly
    return [...ofFunding, ...about(['/indicators', ...paths])];
  },
};
