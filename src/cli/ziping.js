#!/usr/bin/env node
// Plain JavaScript that any Node parses: it finds a Node that can run ziping, and says so where there is none.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const NEEDED = 24;
const here = fileURLToPath(import.meta.url);
const isOld = Number.parseInt(process.versions.node, 10) < NEEDED;

if (isOld) {
  const own = fileURLToPath(new URL('../../node_modules/node/bin/node', import.meta.url));
  if (existsSync(own)) {
    const run = spawnSync(own, [here, ...process.argv.slice(2)], { stdio: 'inherit' });
    process.exit(run.status ?? 1);
  }
  process.stderr.write(
    `ziping 需要 Node ${NEEDED} 或更新的版本（当前 ${process.versions.node}） · ziping needs Node ${NEEDED} or newer: install it from nodejs.org\n`,
  );
  process.exit(2);
}

module.enableCompileCache?.();
// A clone runs its sources as they are; an installed package runs what was compiled, for Node strips no types there.
const isInstalled = here.includes('/node_modules/') || here.includes('\\node_modules\\');
await import(isInstalled ? '../../dist/src/cli/main.js' : './main.ts');
