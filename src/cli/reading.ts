import { type Command, Option } from 'commander';
import { LIMITS, MOST_TIMES } from '../batch/limits.ts';
import { withModel } from './ocr-model.ts';
import { withPassword } from './secrets.ts';
import type { Done, Streams } from './streams.ts';

const timeout = new Option(
  '--timeout <seconds>',
  `每份文件的时限（默认 ${LIMITS.timeout} 秒），每读完一页加其六分之一，至多 ${MOST_TIMES} 倍 · ` +
    `time limit per file (${LIMITS.timeout} s, plus a sixth of it for each page read, at most ${MOST_TIMES} times)`,
);
const memory = new Option(
  '--memory <MB>',
  `读取进程的内存上限（默认 ${LIMITS.memory}） · memory limit of the reading process (${LIMITS.memory})`,
);
const noGuard = new Option(
  '--no-guard',
  '在本进程内读取，不设上限 · reads in this process, without limits: a hostile file can bring the command down',
);
const pretty = new Option('--pretty', '缩进输出 · indented JSON');
const glance = new Option(
  '--pretty',
  '缩进输出，终端上另附摘要 · indented JSON, plus a summary on the terminal',
);

/** The commands that read files. */
export function addReadingCommands(program: Command, streams: Streams, done: Done): void {
  addExtract(program, streams, done);
  addTables(program, streams, done);
  addShow(program, streams, done);
  addCheck(program, streams, done);
}

function addExtract(program: Command, streams: Streams, done: Done): void {
  withModel(withPassword(program.command('extract <file...>')))
    .description(
      '读取文件（- 为标准输入），每份打印一行 JSON · reads files (- is standard input) and prints one document per line',
    )
    .addOption(glance)
    .addOption(timeout)
    .addOption(memory)
    .addOption(noGuard)
    .addHelpText(
      'after',
      example('ziping extract *.pdf > documents.jsonl', 'ziping extract --pretty form.pdf'),
    )
    .action(async (files, flags) => {
      const { extractCommand } = await import('./extract.ts');
      done(await extractCommand(files, flags, streams));
    });
}

function addTables(program: Command, streams: Streams, done: Done): void {
  withModel(withPassword(program.command('tables <file...>')))
    .description('只打印表格，不识别表单 · prints the tables only, without recognizing forms')
    .option('--join', '跨页的表格合为一个 · joins tables across page breaks')
    .addOption(pretty)
    .addOption(timeout)
    .addOption(memory)
    .addOption(noGuard)
    .addHelpText('after', example('ziping tables --join form.pdf'))
    .action(async (files, flags) => {
      const { tablesCommand } = await import('./tables.ts');
      done(await tablesCommand(files, flags, streams));
    });
}

function addShow(program: Command, streams: Streams, done: Done): void {
  withModel(withPassword(program.command('show <file...>')))
    .description('画出读到的内容 · shows what was read')
    .addOption(
      new Option('--stage <stage>', '阶段 · which stage to show')
        .choices(['rulings', 'separators', 'grids', 'continuation', 'account', 'form'])
        .default('form'),
    )
    .option('--svg', '输出 SVG · prints SVG')
    .option('--html <out>', '写一个网页：原件与数据对照 · writes a web page: the document beside its values')
    .option('--page <number>', '只画一页 · only this page')
    .addOption(timeout)
    .addOption(memory)
    .addOption(noGuard)
    .addHelpText(
      'after',
      example(
        'ziping show form.pdf',
        'ziping show form.pdf --stage grids --page 2',
        'ziping show form.pdf --svg > form.svg',
        'ziping show form.pdf --html form.html',
      ),
    )
    .action(async (files, flags) => {
      const { showCommand } = await import('./show.ts');
      done(await showCommand(files, flags, streams));
    });
}

function addCheck(program: Command, streams: Streams, done: Done): void {
  withModel(withPassword(program.command('check <file...>')))
    .description('按规则核对文档或 PDF · checks documents or PDFs against the rules')
    .addOption(new Option('--format <format>', '输出 · output format').choices(['jsonl', 'report', 'sarif']))
    .addOption(
      new Option('--lang <lang>', '报告语言 · language of the report').choices(['zh', 'en']).default('zh'),
    )
    .option('--profile <id>', '指定口径 · judges by this profile')
    .addOption(
      new Option('--fail-on <severity>', '发现即退出码 3 · exits with 3 if one is found').choices([
        'error',
        'warning',
      ]),
    )
    .addOption(timeout)
    .addOption(memory)
    .addOption(noGuard)
    .addHelpText(
      'after',
      example('ziping check form.pdf --format report', 'ziping check documents.jsonl --fail-on error'),
    )
    .action(async (files, flags) => {
      const { checkCommand } = await import('./check.ts');
      done(await checkCommand(files, flags, streams));
    });
}

function example(...lines: readonly string[]): string {
  return `\n例 · for example:\n${lines.map(line => `  $ ${line}`).join('\n')}\n`;
}
