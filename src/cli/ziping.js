#!/usr/bin/env node
// Plain JavaScript, without top-level await and import.meta, that old Nodes parse as well: it finds a Node that can
// run ziping, and says so where there is none. This file always is the program, so that process.argv[1] is its path.
const NEEDED = 24;

function complain(error) {
  process.stderr.write(`${error.stack || error}\n`);
  process.exitCode = 1;
}

/** A clone has the Node that it needs among its packages. */
async function runElsewhere() {
  const { existsSync, realpathSync } = await import('node:fs');
  const { dirname, join } = await import('node:path');
  const here = realpathSync(process.argv[1]);
  const node = process.platform === 'win32' ? 'node.exe' : 'node';
  const own = join(dirname(here), '..', '..', 'node_modules', 'node', 'bin', node);
  if (existsSync(own)) return await standFor(own, [here, ...process.argv.slice(2)]);
  process.stderr.write(
    `ziping 需要 Node ${NEEDED} 或更新的版本（当前 ${process.versions.node}），请从 nodejs.org 安装 · ` +
      `ziping needs Node ${NEEDED} or newer (this is ${process.versions.node}): install it from nodejs.org\n`,
  );
  process.exitCode = 2;
}

/** Runs a program in this one's place: it gets the signals that are sent here, and this one ends as it does. */
async function standFor(program, args) {
  const { spawn } = await import('node:child_process');
  // what stands behind the command is the program's to show
  process.title = 'ziping';
  // before there is a child: a signal that comes as it starts is passed on as well
  // a console of Windows tells its programs itself, and a signal that is passed on there ends a program at once
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'])
    process.on(signal, () => process.platform === 'win32' || child.kill(signal));
  // a program that is killed passes nothing on: who stands for it looks whether it is still there
  const env = { ...process.env, ZIPING_STANDS_FOR: String(process.pid) };
  const child = spawn(program, args, { stdio: 'inherit', env });
  child.on('error', complain);
  child.on('exit', (status, signal) => {
    if (signal === null) process.exitCode = status;
    else {
      process.removeAllListeners(signal);
      process.kill(process.pid, signal);
    }
  });
}

/** A clone runs its sources as they are; an installed package what was compiled, for Node strips no types there. */
async function runHere() {
  const { existsSync, realpathSync } = await import('node:fs');
  const { dirname, join } = await import('node:path');
  const { keepCompiled } = await import('./compile-cache.js');
  keepCompiled();
  const isClone = existsSync(join(dirname(realpathSync(process.argv[1])), 'main.ts'));
  await import(isClone ? './main.ts' : '../../dist/src/cli/main.js');
}

(parseInt(process.versions.node, 10) < NEEDED ? runElsewhere : runHere)().catch(complain);
