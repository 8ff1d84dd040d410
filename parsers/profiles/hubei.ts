import type { Profile } from '../../src/rules/profile.ts';
import { national } from './national.ts';

/**
 * 湖北: execution 20 (weight × B/A) and goals 80, the first levels' weights as printed in their labels; 部分达成 from 50%;
 * what should be low is scored target ÷ actual.
 */
export const hubei: Profile = {
  ...national,
  id: 'hubei',
  name: { zh: '湖北', en: 'Hubei' },
  signs: { places: ['湖北'], codes: ['42'], templates: ['hubei'] },
  execution: '20',
  weights: [],
  bands: { reached: '0.8', partly: '0.5' },
};
