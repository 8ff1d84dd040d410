import { type Command, Option } from 'commander';
import { LIMITS, MOST_TIMES } from '../batch/limits.ts';
import { withModel } from './ocr-model.ts';
import { withPassword } from './secrets.ts';
import type { Done, Streams } from './streams.ts';

/** The commands for many documents. */
export function addBulkCommands(program: Command, streams: Streams, done: Done): void {
  withRenewal(withCrew(program.command('ingest <path...>')))
    .description(
      '把成批文件（目录、通配符、ZIP、- 为清单）读入归档，可中断续读 · reads whole folders into an archive; continues where it was stopped',
    )
    .requiredOption('--archive <archive>', '归档文件或 postgres:// · an archive file, or postgres://')
    .addHelpText(
      'after',
      '\n例 · for example:\n  $ ziping ingest 2023/ 2024.zip --archive archive.ziping\n' +
        '  $ find . -name "*.pdf" | ziping ingest - --archive archive.ziping\n',
    )
    .action(async (paths, flags) => {
      const { ingestCommand } = await import('./ingest.ts');
      done(await ingestCommand(paths, flags, streams));
    });
  program
    .command('status <archive>')
    .description('归档里有什么 · shows what an archive holds')
    .option('--json', 'JSON')
    .option('--failed', '逐一列出读不出的与略过的 · lists every file that failed or was passed over')
    .action(async (archive, flags) => {
      const { statusCommand } = await import('./status.ts');
      done(await statusCommand(archive, flags, streams));
    });
  program
    .command('review <archive>')
    .description(
      '在浏览器中逐项复核、更正 · opens the review page: see each value beside its place, and correct it',
    )
    .option('--port <number>', '端口，默认任一空闲的 · port (default: any free one)')
    .option(
      '--host <name>',
      '对外监听，名称或地址，0.0.0.0 为所有网卡 · lets other machines connect: a host name or address, 0.0.0.0 for all',
    )
    .option('--sample [draw]', '只看抽中的，默认最近一次 · only sampled values (default: of the latest draw)')
    .option('--reviewer <name>', '复核人，默认系统用户 · name of the reviewer (default: the system user)')
    .option(
      '--blind',
      '第二人独立复核抽中的，不看他人答案 · independent second review of the sample: other people’s answers are hidden',
    )
    .action(async (archive, flags) => {
      const { reviewCommand } = await import('./review.ts');
      done(await reviewCommand(archive, flags, streams));
    });
  withRenewal(program.command('enqueue <path...>'))
    .description('把要读的文件排入 Postgres 队列 · queues files on Postgres, to be read by workers')
    .requiredOption('--archive <archive>', 'postgres://…')
    .option('--together <number>', '每批份数 · documents per batch (20)')
    .action(async (paths, flags) => {
      const { enqueueCommand } = await import('./enqueue.ts');
      done(await enqueueCommand(paths, flags, streams));
    });
  withCrew(program.command('worker'))
    .description(
      '从队列取文件读入归档，可在多台机器上运行 · reads queued files; run it on as many machines as you like',
    )
    .requiredOption('--archive <archive>', 'postgres://…')
    .option('--until-empty', '队列空了就结束 · exits when the queue is empty')
    .action(async flags => {
      const { workerCommand } = await import('./worker.ts');
      done(await workerCommand(flags, streams));
    });
}

function withRenewal(command: Command): Command {
  return command
    .addOption(new Option('--retry <which>', '重读失败的 · reads failed files again').choices(['failed']))
    .option('--force', '全部重读 · reads everything again')
    .option('--version-upgrade', '重读旧版本读过的 · reads again what an older version had read')
    .option('--shard <k/n>', '只处理 n 份中的第 k 份 · only part k of n');
}

function withCrew(command: Command): Command {
  return withModel(withPassword(command))
    .option(
      '--workers <number>',
      '读取进程数，默认每核一个 · number of reading processes (default: one per core)',
    )
    .option('--memory <MB>', '每个进程的内存上限 · memory limit of a process (2048)')
    .option(
      '--timeout <seconds>',
      `每份文件的时限（默认 ${LIMITS.timeout} 秒），每读完一页加其六分之一，至多 ${MOST_TIMES} 倍 · ` +
        `time limit per document (${LIMITS.timeout} s, plus a sixth of it for each page read, at most ${MOST_TIMES} times)`,
    );
}
