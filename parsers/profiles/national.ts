import type { Profile } from '../../src/rules/profile.ts';

/**
 * 财政部《项目支出绩效评价管理办法》(财预〔2020〕10号) and the guide to core targets (财预〔2021〕101号): where a form shows
 * no place. Satisfaction is scored by its scale or like any other quantity: either is accepted. Thresholds for over-fulfilment, low execution and cuts are an auditor's, not the ministry's.
 */
export const national: Profile = {
  id: 'national',
  name: { zh: '全国', en: 'national' },
  basis: '财预〔2020〕10号',
  signs: {},
  total: '100',
  execution: '10',
  weights: [
    { output: '50', benefit: '30', satisfaction: '10' },
    { cost: '20', output: '40', benefit: '20', satisfaction: '10' },
  ],
  reverse: ['linear', 'ratio'],
  bands: { reached: '0.8', partly: '0.6' },
  overachieved: { note: '1.2', reason: '1.3' },
  satisfaction: { full: '90', none: '60' },
  lowExecution: '50',
  budgetCut: '80',
  roundingDoubt: 'info',
  grades: [
    { word: '优', from: '90' },
    { word: '良', from: '80' },
    { word: '中', from: '60' },
    { word: '差', from: '0' },
  ],
};
