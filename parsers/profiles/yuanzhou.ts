import type { Profile } from '../../src/rules/profile.ts';
import { national } from './national.ts';

/** 宁夏原州区: output 40, benefit 40, satisfaction 20; the execution rate is shown and not scored. */
export const yuanzhou: Profile = {
  ...national,
  id: 'ningxia-yuanzhou',
  name: { zh: '宁夏原州', en: 'Yuanzhou, Ningxia' },
  signs: { places: ['原州区'] },
  execution: '0',
  weights: [{ output: '40', benefit: '40', satisfaction: '20' }],
};
