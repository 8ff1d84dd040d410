import { type Check, type Observation, type Subject, soundExample } from '../check.ts';

export const labelAlone: Check = {
  id: 'label-alone',
  statement: {
    zh: '标签后空着，同一行有未归位的文字',
    en: 'a label without a value, on one line with a text without a place',
  },
  why: { zh: '那段文字可能就是它的值', en: 'that text may be what stands there' },
  note: 'ambiguous',
  examples: [soundExample()],
  observe: subject => alone(subject),
};

function alone({ form, unexplained }: Subject): Observation[] {
  const texts = unexplained.filter(({ kind }) => kind === 'text');
  if (texts.length === 0) return [];
  return Object.entries(form.facts).flatMap(([path, { text, regions = [] }]) => {
    const [place] = regions;
    if (text !== null || !place || !/^\/(?:[A-Za-z]+|extras\/[^/]*)$/.test(path)) return [];
    const [, top, , bottom] = place.bbox;
    const beside = texts.find(({ page, bbox }) => {
      const middle = (bbox[1] + bbox[3]) / 2;
      return page === place.page && middle > top && middle < bottom;
    });
    return beside ? [{ paths: [path] }] : [];
  });
}
