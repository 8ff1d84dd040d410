import { describe, expect, test } from 'vitest';
import { phrasesOn } from '../../src/tables/cell-text.ts';
import { segmentLines } from '../../src/tables/text-segments.ts';
import { pageWith, run } from '../helpers/small-page.ts';

/** The segments of texts that stand at these xs. */
function segmentsOf(...texts: readonly (readonly [string, number])[]): string[] {
  const [line] = segmentLines(
    phrasesOn(
      pageWith(
        texts.map(([text, x]) => run(text, x)),
        [],
      ),
    ),
  );
  return line!.segments.map(({ text }) => text);
}

describe('a box to be ticked', () => {
  test('is one text with its choices', () => {
    expect(segmentsOf(['部门项目', 100], ['☑', 145], ['市直专项', 155], ['□', 200])).toEqual([
      '部门项目☑市直专项□',
    ]);
  });

  test('is none with what stands in another column, nor are choices without boxes', () => {
    expect(segmentsOf(['部门项目', 100], ['☑', 180])).toHaveLength(2);
    expect(segmentsOf(['部门项目', 100], ['市直专项', 145])).toHaveLength(2);
  });
});
