import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { profiles } from '../../parsers/profiles/index.ts';
import { RULES } from '../../src/rules/index.ts';
import { findFindings } from '../../src/rules/run.ts';

const ROOM = new URL('../../src/rules/', import.meta.url);

const files = readdirSync(ROOM, { withFileTypes: true })
  .filter(entry => entry.isDirectory() && entry.name !== 'support')
  .flatMap(({ name }) =>
    readdirSync(new URL(`${name}/`, ROOM)).map(file => `${name}/${file.replace(/\.ts$/, '')}`),
  );

test('every file in a folder of rules is a rule of the index', () => {
  expect(RULES.map(rule => rule.id).toSorted()).toEqual(files.toSorted());
});

describe.each(RULES)('$id', rule => {
  test('says what it means in both languages', () => {
    for (const text of [rule.statement, rule.why]) {
      expect(text.zh).toMatch(/\p{Script=Han}/u);
      expect(text.en).toMatch(/[a-z]/);
    }
  });

  test('has an example that finds and one that does not', () => {
    expect(rule.examples.some(({ finds }) => finds.length > 0)).toBe(true);
    expect(rule.examples.some(({ finds }) => finds.length === 0)).toBe(true);
  });

  test.each(rule.examples)('$title.en', ({ forms, prose = [], finds }) => {
    const findings = findFindings({ forms, prose }, { profiles, rules: [rule] });
    expect(findings.map(({ at }) => at[0])).toEqual(finds);
  });

  test.each(rule.examples)('$title.en, every value up for review: silent', ({ forms, prose = [] }) => {
    const doubted = forms.map(form => ({
      ...form,
      evidence: Object.fromEntries(
        Object.entries(form.evidence).map(([path, evidence]) => [path, { ...evidence, review: true }]),
      ),
    }));
    const findings = findFindings({ forms: doubted, prose }, { profiles, rules: [rule] });
    const spoken = findings.filter(({ severity }) => severity !== 'info');
    expect(spoken.map(({ rule: id }) => id).filter(id => id !== 'document/declared-count')).toEqual([]);
  });
});
