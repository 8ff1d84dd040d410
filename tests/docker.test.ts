import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { ziping } from './helpers/ziping.ts';

const ROOT = join(import.meta.dirname, '..');
const DOCKERFILE = readFileSync(join(ROOT, 'Dockerfile'), 'utf8');
const IMAGE = mkdtempSync(join(tmpdir(), 'ziping-image-'));
afterAll(() => rmSync(IMAGE, { recursive: true }));

/** What the image copies out of a clone; CI builds it where there is a Docker. */
const COPIED = [...DOCKERFILE.matchAll(/^COPY (.+) \S+$/gm)].flatMap(match => match[1]!.split(' '));

describe('Dockerfile', () => {
  test('copies what lies in a clone and is not ignored', () => {
    const kept = readFileSync(join(ROOT, '.dockerignore'), 'utf8').match(/(?<=^!).+$/gm);
    expect(COPIED.length).toBeGreaterThan(3);
    for (const file of COPIED) expect(existsSync(join(ROOT, file)), file).toBe(true);
    expect([...kept!].sort()).toEqual([...COPIED].sort());
  });

  test('what it copies is enough to read a form', () => {
    const home = join(IMAGE, 'ziping');
    mkdirSync(home);
    for (const file of COPIED) cpSync(join(ROOT, file), join(home, file), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(home, 'node_modules'));
    const [, program] = /^ENTRYPOINT \["node", "\/(ziping\/[^"]+)"\]$/m.exec(DOCKERFILE)!;
    const form = join(ROOT, 'fixtures/sichuan/source.pdf');
    const out = execFileSync(process.execPath, [join(IMAGE, program!), 'extract', form], {
      encoding: 'utf8',
    });
    expect(JSON.parse(out).forms).toHaveLength(1);
  });
});

describe('compose.yaml', () => {
  const { services, volumes } = parse(readFileSync(join(ROOT, 'compose.yaml'), 'utf8'));

  test('its services want only services and volumes that there are', () => {
    for (const { depends_on = {}, volumes: own = [] } of Object.values<Record<string, never>>(services)) {
      for (const name of Object.keys(depends_on)) expect(services).toHaveProperty(name);
      for (const volume of own as string[])
        if (/^\w+:/.test(volume)) expect(volumes).toHaveProperty(volume.split(':')[0]!);
    }
  });

  test.each(['enqueue', 'worker'])('%s is a command with the flags that it is given', async name => {
    const [command, ...words] = services[name].command as string[];
    const { code, out } = await ziping([command!, '--help']);
    expect(code).toBe(0);
    for (const flag of words.filter(word => word.startsWith('--'))) expect(out).toContain(flag);
  });
});
