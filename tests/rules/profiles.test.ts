import { describe, expect, test } from 'vitest';
import { profiles } from '../../parsers/profiles/index.ts';
import { chooseProfiles } from '../../src/rules/profile.ts';
import { findFindings } from '../../src/rules/run.ts';
import { type FormSketch, form } from '../../src/rules/sketch.ts';

const chosen = (...sketches: FormSketch[]) =>
  chooseProfiles(sketches.map(form), profiles).map(profile => profile.id);

describe('the profile that a form shows', () => {
  test.each<[string, FormSketch, string]>([
    ['no place', {}, 'national'],
    ['a province', { department: '湖北省教育厅' }, 'hubei'],
    ['a prefecture', { unit: '长沙市公安局' }, 'hunan'],
    ['a county with rules of its own', { department: '永德县教育体育局' }, 'yunnan-yongde'],
    ['a project code', { project: '51092322T000000436802-公共图书馆免费开放' }, 'sichuan'],
    ['a layout', { template: 'yunnan' }, 'yunnan'],
    ['a title', { title: '财政项目支出绩效自评表' }, 'shanghai'],
    ['an office before a title', { title: '财政项目支出绩效自评表', unit: '合肥市图书馆' }, 'anhui'],
    ['a place in the name of a project is another place', { project: '援滇对口支援云南经费' }, 'national'],
  ])('%s', (_, sketch, id) => {
    expect(chosen(sketch)).toEqual([id]);
  });

  test('a form that shows nothing goes with the others of its document', () => {
    expect(chosen({}, { department: '湖北省教育厅' })).toEqual(['hubei', 'hubei']);
  });

  test('bands printed in the notes come before the profile’s', () => {
    const notes = { 备注: '完成情况分为100%-80%（含）、80%-50%（含）、50%-0%三档。' };
    expect(chooseProfiles([form({ extras: notes })], profiles)[0]?.bands.partly).toBe('0.50');
  });
});

describe('what a profile decides', () => {
  const rows = [
    { under: '产出/数量', weight: '40' },
    { under: '效益/社会效益', weight: '40' },
    { under: '满意度/服务对象满意度', weight: '10' },
  ];
  const groupFindings = (sketch: FormSketch, profile?: typeof profiles.national) =>
    findFindings({ forms: [form({ rows, ...sketch })], prose: [] }, { profiles, profile }).filter(
      ({ rule }) => rule === 'weights/group',
    );

  test('a place without weights of its own is not measured by the national ones', () => {
    expect(groupFindings({})).toHaveLength(2);
    expect(groupFindings({ department: '湖南省水利厅' })).toEqual([]);
  });

  test('nor is a form whose execution rate weighs something else', () => {
    expect(groupFindings({ money: ['1', '1', '1', '20', '100', '20'] })).toEqual([]);
  });

  test('a profile by option judges every form, and the finding names it', () => {
    const [finding] = groupFindings({ department: '湖南省水利厅' }, profiles.national);
    expect(finding?.message).toMatchObject({
      zh: expect.stringContaining('口径：全国'),
      en: expect.stringContaining('national'),
    });
  });

  test('the satisfaction scale is accepted, unless the profile has none', () => {
    const without = { ...profiles.national, satisfaction: null };
    const row = {
      under: '满意度/服务对象满意度',
      target: '≥90%',
      actual: '75%',
      weight: '10',
      score: '5',
      reason: '服务不足',
    };
    const rulesOf = (profile: typeof profiles.national) =>
      findFindings({ forms: [form({ rows: [row] })], prose: [] }, { profiles, profile }).map(
        ({ rule }) => rule,
      );
    expect(rulesOf(without)).toContain('score/not-by-formula');
    expect(rulesOf(profiles.national)).not.toContain('score/not-by-formula');
  });

  test('every profile has an id of its own', () => {
    const ids = [profiles.national, ...profiles.places].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
