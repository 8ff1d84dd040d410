import { run } from '../../../src/cli/run.ts';
import { reportCost } from './cost.ts';

await run(['--help'], { out: process.stdout, err: process.stderr, isTerminal: false });
reportCost();
