import type { Profile, Profiles } from '../../src/rules/profile.ts';
import { national } from './national.ts';
import { places } from './places.ts';

/** 云南永德县: execution 10, output 40, benefit 30, satisfaction 20; the grade is printed in the total row. */
const yongde: Profile = {
  ...national,
  id: 'yunnan-yongde',
  name: { zh: '云南永德', en: 'Yongde, Yunnan' },
  signs: { places: ['永德'] },
  weights: [{ output: '40', benefit: '30', satisfaction: '20' }],
};

/** 宁夏原州区: output 40, benefit 40, satisfaction 20; the execution rate is shown and not scored. */
const yuanzhou: Profile = {
  ...national,
  id: 'ningxia-yuanzhou',
  name: { zh: '宁夏原州', en: 'Yuanzhou, Ningxia' },
  signs: { places: ['原州区'] },
  execution: '0',
  weights: [{ output: '40', benefit: '40', satisfaction: '20' }],
};

/** 上海: the national weights; its forms are titled 财政项目支出绩效自评表; some districts print 优/良/合格/不合格. */
const shanghai: Profile = {
  ...national,
  id: 'shanghai',
  name: { zh: '上海', en: 'Shanghai' },
  signs: { places: ['上海'], codes: ['31'], templates: ['shanghai'], titles: ['财政项目支出绩效自评表'] },
  grades: [
    { word: '优', from: '90' },
    { word: '良', from: '80' },
    { word: '合格', from: '60' },
    { word: '不合格', from: '0' },
  ],
};

/**
 * 湖北: execution 20 (weight × B/A) and goals 80, the first levels' weights as printed in their labels; 部分达成 from 50%;
 * what should be low is scored target ÷ actual.
 */
const hubei: Profile = {
  ...national,
  id: 'hubei',
  name: { zh: '湖北', en: 'Hubei' },
  signs: { places: ['湖北'], codes: ['42'], templates: ['hubei'] },
  execution: '20',
  weights: [],
  bands: { reached: '0.8', partly: '0.5' },
};

/** All profiles, the special before the general: counties, then provinces with rules of their own, then the others. */
export const profiles: Profiles = { national, places: [yongde, yuanzhou, shanghai, hubei, ...places] };
