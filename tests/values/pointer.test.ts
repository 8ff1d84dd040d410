import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keysOf, pointerTo, valueAt, withValueAt } from '../../src/values/pointer.ts';

test('keys are escaped and unescaped', () => {
  expect(pointerTo('extras', '分配科学性/情况~说明')).toBe('/extras/分配科学性~1情况~0说明');
  expect(keysOf('/extras/a~1b/~01')).toEqual(['extras', 'a/b', '~1']);
  expect(pointerTo()).toBe('');
  fc.assert(
    fc.property(fc.array(fc.string()), keys => {
      expect(keysOf(pointerTo(...keys))).toEqual(keys);
    }),
    { seed: 6901 },
  );
  expect(() => keysOf('title')).toThrow('begins with "/"');
});

test('values are found and replaced without touching the original', () => {
  const data = { rows: [{ score: '1' }, { score: '2' }], 'a/b': null };
  expect(valueAt(data, '/rows/1/score')).toBe('2');
  expect(valueAt(data, '/a~1b')).toBe(null);
  expect(valueAt(data, '/rows/2/score')).toBe(undefined);
  expect(valueAt(data, '/rows/length/toString')).toBe(undefined);
  const changed = withValueAt(data, '/rows/1/score', '9');
  expect(changed).toEqual({ rows: [{ score: '1' }, { score: '9' }], 'a/b': null });
  expect(data.rows[1]?.score).toBe('2');
  expect(changed.rows[0]).toBe(data.rows[0]);
  expect(Object.keys(withValueAt(data, '/rows/0', null))).toEqual(Object.keys(data));
});

test('there is no way to a place that does not exist', () => {
  expect(() => withValueAt({ rows: [] }, '/rows/0', null)).toThrow('no row 0');
  expect(() => withValueAt({ title: 'a' }, '/title/x', null)).toThrow('nothing to point into');
});
