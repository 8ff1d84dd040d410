import { type PageCheck, pagesOf } from '../page-check.ts';

export const textLayerBroken: PageCheck = {
  id: 'text-layer-broken',
  reason: 'broken-text-layer',
  statement: { zh: '文字层损坏，没有读出自评表', en: 'its text layer is broken and gave no form' },
  why: { zh: '读不出文字，不能说没有自评表', en: 'what cannot be read may be a form' },
  examples: [],
  find: ({ illegible, forms }) => illegible.difference(pagesOf(forms)),
};
