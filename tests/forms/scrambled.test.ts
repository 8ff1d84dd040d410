import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { extract } from '../../src/defaults.ts';

const dump = readFileSync('fixtures/dump-plain/source.txt', 'utf8');

async function errorOf(text: string): Promise<string | null> {
  const { document } = await extract({ name: 'dump.txt', bytes: new TextEncoder().encode(text) });
  return document.error?.code ?? null;
}

describe('a text dump', () => {
  it('is read where its cells are in an order that can be told', async () => {
    expect(await errorOf(dump)).toBeNull();
  });

  it('is refused as a whole where its lines are in no order: lost rows could not be marked', async () => {
    const lines = dump.split('\n');
    const title = lines.slice(0, 2);
    const rest = lines.slice(2).map((line, index) => ({ line, key: (index * 7919) % 1009 }));
    const scattered = rest.sort((a, b) => a.key - b.key).map(({ line }) => line);
    expect(await errorOf([...title, ...scattered].join('\n'))).toBe('scrambled');
  });

  it('is refused where letters of foreign scripts show that others are lost', async () => {
    expect(await errorOf(dump.replaceAll('年', 'Ƨ'))).toBe('scrambled');
  });

  it('is refused at once where one form claims to hold far more texts than any does', async () => {
    const row = '服务老人人次 ≥9万人次 10.3万人次 8 8';
    expect(dump.split(row)).toHaveLength(2);
    const many = Array.from({ length: 250 }, () => row).join('\n');
    expect(await errorOf(dump.replace(row, many))).toBe('scrambled');
  });

  it('that is prose alone has no form and no error', async () => {
    expect(await errorOf('二〇二三年，本单位认真开展绩效自评工作。\n\n特此说明。\n')).toBeNull();
  });
});
