import { expect, test } from 'vitest';
import { placeWords } from '../../src/review/sample/place-words.ts';
import { documentOf } from '../helpers/review.ts';

test('what was read is named by what is printed there, what a person put in as such', async () => {
  const document = await documentOf('hubei-merged-scores');
  const zh = (path: string) => placeWords(document, path).zh;
  expect(zh('/forms/0/data/indicators/1/score')).toContain('指标 2 · 得分（更换水泵台数）');
  for (const entered of ['/forms/0/data/indicators/+1', '/forms/0/data/indicators/+1/score']) {
    expect(zh(entered)).toContain('补录的指标');
    // the second row is another one
    expect(zh(entered)).not.toContain('更换水泵台数');
  }
  for (const entered of ['/forms/+1', '/forms/+1/data/indicators/+2/score'])
    expect(zh(entered)).toMatch(/^补录的表/);
});
