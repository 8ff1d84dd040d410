import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** Programs of a page, as they are where somebody follows it in a clone; others are those of the machine. */
const PROGRAMS: { readonly [name: string]: string } = {
  ziping: `exec '${process.execPath}' '${join(ROOT, 'src/cli/ziping.js')}' "$@"`,
  npx: 'exec "$@"',
};

export type Ended = { readonly status: number | null; readonly out: string; readonly err: string };

/** A shell in a folder, with the programs that pages name; what is exported stays for the next line. */
export function shellIn(folder: string, variables: Readonly<Record<string, string>>) {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  for (const [name, text] of Object.entries(PROGRAMS)) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${text}\n`);
    chmodSync(join(bin, name), 0o755);
  }
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    ...variables,
    PATH: `${bin}:${process.env.PATH}`,
    NODE_OPTIONS: '',
  };
  /** Runs a line until it ends; one that serves, until it has printed its address. */
  return async function run(line: string, { serves = false } = {}): Promise<Ended> {
    const [, name, value] = /^export (\w+)=(.*)$/.exec(line) ?? [];
    if (name !== undefined) {
      env[name] = value;
      return { status: 0, out: '', err: '' };
    }
    const child = spawn('bash', ['-o', 'pipefail', '-c', line], { cwd: folder, env, detached: true });
    child.stdin.end();
    let [out, err] = ['', ''];
    child.stderr.on('data', text => {
      err += text;
    });
    child.stdout.on('data', text => {
      out += text;
      if (serves && out.includes('\n')) process.kill(-child.pid!, 'SIGTERM');
    });
    const status = await new Promise<number | null>(resolve => child.on('close', resolve));
    return { status, out, err };
  };
}
