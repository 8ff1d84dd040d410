import { spawnSync } from 'node:child_process';
import { TELEMETRY_OFF } from '../read/ocr/onnx-runtime.ts';

/** How to start a process that reads: options of `fork`; `spawn` takes the first two as its command. */
type Program = {
  readonly execPath: string;
  readonly execArgv: string[];
  readonly env: NodeJS.ProcessEnv;
};

/**
 * A Node that reads files of strangers: in a network of its own, where nothing is, as far as the kernel gives one; else
 * the libraries known to tell of their use are silenced. Its process id, channels and signals are as without.
 */
export function isolated(execArgv: readonly string[]): Program {
  const env = { ...process.env, ...TELEMETRY_OFF };
  const [command, ...flags] = [...(networkIsolation() ?? []), process.execPath, ...execArgv];
  return { execPath: command!, execArgv: flags, env };
}

/** True where reading processes have a network of their own. */
export function isIsolated(): boolean {
  return networkIsolation() !== null;
}

/**
 * Commands that start a program in a network namespace of its own. Root stays root: in a user namespace it would lose the
 * files of others. Anybody else needs a user namespace for it; an older `unshare` cannot map the current user, so that it
 * maps root.
 */
const UNSHARE_COMMANDS = {
  root: [['unshare', '--net']],
  user: [
    ['unshare', '--user', '--map-current-user', '--net'],
    ['unshare', '--user', '--map-root-user', '--net'],
  ],
} as const;

let known: readonly string[] | null | undefined;

/** The first way that works here, tried once: a few milliseconds. */
function networkIsolation(): readonly string[] | null {
  if (known !== undefined) return known;
  const ways = process.getuid?.() === 0 ? UNSHARE_COMMANDS.root : UNSHARE_COMMANDS.user;
  const works = ([command, ...flags]: readonly string[]) =>
    spawnSync(command!, [...flags, 'true'], { stdio: 'ignore' }).status === 0;
  known = process.platform === 'linux' ? (ways.find(works) ?? null) : null;
  return known;
}
