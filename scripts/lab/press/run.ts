import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Runs a program and gives what it printed; throws when it fails or takes longer than `seconds`. */
export async function run(program: string, args: readonly string[], seconds = 120): Promise<string> {
  const { stdout } = await execute(program, [...args], {
    timeout: seconds * 1000,
    maxBuffer: 1 << 28,
    encoding: 'latin1',
  });
  return Buffer.from(stdout, 'latin1').toString('utf8');
}

/** Whether the program is on the PATH, and has the module where one is named behind a colon (`python3:pypdf`). */
export async function present(needed: string): Promise<boolean> {
  const [program = '', module] = needed.split(':');
  try {
    await (module ? execute(program, ['-c', `import ${module}`]) : execute('which', [program]));
    return true;
  } catch {
    return false;
  }
}
