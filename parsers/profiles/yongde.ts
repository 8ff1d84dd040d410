import type { Profile } from '../../src/rules/profile.ts';
import { national } from './national.ts';

/** 云南永德县: execution 10, output 40, benefit 30, satisfaction 20; the grade is printed in the total row. */
export const yongde: Profile = {
  ...national,
  id: 'yunnan-yongde',
  name: { zh: '云南永德', en: 'Yongde, Yunnan' },
  signs: { places: ['永德'] },
  weights: [{ output: '40', benefit: '30', satisfaction: '20' }],
};
