import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findForms } from '../../src/forms/find-forms.ts';
import { lexicon } from '../../src/forms/labels.ts';
import type { Cell, Grid } from '../../src/model.ts';
import type { CheckExample, Subject } from '../../src/quality/check.ts';
import { isAsked } from '../../src/quality/check-weights.ts';
import { CHECKS, LATE_CHECKS } from '../../src/quality/checks/index.ts';
import { settle } from '../../src/quality/ledger.ts';
import { gridOf, linesAbove } from '../helpers/grid-of.ts';
import { subjectOf } from '../helpers/judged.ts';

const ROOM = new URL('../../src/quality/checks/', import.meta.url);
const ALL = [...CHECKS, ...LATE_CHECKS];
const WAYS = ['drawn', 'aligned', 'picture', 'typed', 'dump'] as const;

/** A grid as the example says that it was read. */
function gridFor({ table, as }: CheckExample): Grid {
  const grid = gridOf(table);
  const cells = grid.cells.map((cell): Cell => {
    const notes = [
      ...(cell.text.includes('✂') ? (['truncated'] as const) : []),
      ...(cell.text.includes('\uFFFD') ? (['broken-unicode'] as const) : []),
    ];
    const text = cell.text.replace('✂', '');
    const lines = cell.lines.map(line => ({
      ...line,
      text: line.text.replace('✂', ''),
      ...(as === 'picture' && { reading: { confidence: 0.99, candidates: [] } }),
    }));
    return { ...cell, text, lines, notes };
  });
  return { ...grid, cells, ...(as === 'aligned' && { isAligned: true }) };
}

function subjectFor(example: CheckExample): Subject {
  const lines = linesAbove('项目支出绩效自评表', '（2023年度）');
  const [found] = findForms({ grids: [gridFor(example)], lines }, lexicon());
  const subject = subjectOf(found!);
  return example.as === 'dump' || example.as === 'typed' ? { ...subject, ways: [example.as] } : subject;
}

test('every file in the folder of checks is a check of the index', () => {
  const files = readdirSync(ROOM).map(file => file.replace(/\.ts$/, ''));
  expect(['index', ...ALL.map(({ id }) => id)].toSorted()).toEqual(files.toSorted());
});

describe.each(ALL)('$id', check => {
  test('says what it means in both languages, and has a weight', () => {
    for (const text of [check.statement, check.why]) {
      expect(text.zh).toMatch(/\p{Script=Han}/u);
      expect(text.en).toMatch(/[a-z]/);
    }
    expect(isAsked(check.id, WAYS)).toBe(true);
  });

  test.each(check.examples)('$title.en', example => {
    const subject = subjectFor(example);
    if (example.finds.length > 0) expect(isAsked(check.id, subject.ways)).toBe(true);
    const observations = check.observe(subject);
    const paths = new Set(observations.flatMap(one => one.paths));
    if (example.finds.length === 0 && check.id !== 'arithmetic') expect([...paths]).toEqual([]);
    for (const path of example.finds) expect([...paths]).toContain(path);
    const { form } = settle(
      subject,
      observations.map(observation => ({ check, observation })),
    );
    for (const path of example.finds)
      expect(form.evidence[path]!.confidence, path).toBeLessThan(subject.form.facts[path]?.sureness ?? 0.99);
  });
});

test.each(['drawn', 'aligned', 'picture'] as const)('no check says anything of a sound form: %s', as => {
  const [example] = CHECKS.flatMap(({ examples }) => examples.filter(one => one.finds.length === 0));
  const subject = subjectFor({ ...example!, as });
  const asked = ALL.filter(({ id }) => isAsked(id, subject.ways) && id !== 'arithmetic');
  const said = asked.flatMap(check => check.observe(subject).flatMap(({ paths }) => paths));
  expect(said).toEqual([]);
});
