import type { Profile } from '../../src/rules/profile.ts';
import { national } from './national.ts';

/** 上海: the national weights; its forms are titled 财政项目支出绩效自评表; some districts print 优/良/合格/不合格. */
export const shanghai: Profile = {
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
