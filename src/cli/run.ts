import { Command, CommanderError } from 'commander';
import { ArchiveError, UsageError } from '../errors.ts';
import { printable } from '../show/width.ts';
import { version } from '../version.ts';
import { addAuditCommands } from './audit.ts';
import { addBulkCommands } from './bulk.ts';
import { addReadingCommands } from './reading.ts';
import { hushed } from './secrets.ts';
import { type Done, EXIT, type Streams, write } from './streams.ts';
import { addWarehouseCommands } from './warehouse.ts';

/** Runs one command line and returns its exit status. Commands are loaded when they are called: help is instant. */
export async function run(argv: readonly string[], streams: Streams): Promise<number> {
  let code: number = EXIT.ok;
  const program = programFor(argv, streams, status => {
    code = status;
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    if (error instanceof UsageError || error instanceof ArchiveError) {
      await write(streams.err, `${printable(hushed(error.message, argv))}\n`);
      return error instanceof UsageError ? EXIT.usage : EXIT.unreadable;
    }
    if (error instanceof Error && error.stack) error.stack = hushed(error.stack, argv);
    throw error;
  }
}

function programFor(argv: readonly string[], streams: Streams, done: Done): Command {
  const program = new Command('ziping')
    .description('财政绩效自评表数字化 · digitizes Chinese performance self-evaluation forms')
    .version(version, '-V, --version', '版本 · the version')
    .exitOverride()
    .showHelpAfterError('（用法见 --help · see --help）')
    .configureOutput({
      writeOut: text => void streams.out.write(text),
      writeErr: text => void streams.err.write(text),
      outputError: (text, print) =>
        print(`用法错误 · wrong usage: ${hushed(text.replace(/^error: /, ''), argv)}`),
    });
  addReadingCommands(program, streams, done);
  addInfoCommands(program, streams, done);
  addBulkCommands(program, streams, done);
  addWarehouseCommands(program, streams, done);
  addAuditCommands(program, streams, done);
  for (const command of program.commands) command.exitOverride().configureOutput(program.configureOutput());
  return program;
}

/** The commands that tell what there is. */
function addInfoCommands(program: Command, streams: Streams, done: Done): void {
  program
    .command('rules [id]')
    .description('规则及其依据 · lists the rules and where they come from')
    .option('--json', 'JSON')
    .action(async (id, flags) => {
      const { rulesCommand } = await import('./rules.ts');
      done(await rulesCommand(id, flags, streams));
    });
  program
    .command('schema')
    .description('文档的 JSON Schema · prints the JSON Schema of documents')
    .action(async () => done(await (await import('./info.ts')).schemaCommand(streams)));
  program
    .command('templates')
    .description('已知的表式 · lists the form templates it knows by name')
    .option('--json', 'JSON')
    .action(async flags => done(await (await import('./info.ts')).templatesCommand(flags, streams)));
  program
    .command('doctor')
    .description('本机能做什么 · says what works on this machine')
    .action(async () => done(await (await import('./doctor.ts')).doctorCommand(streams)));
}
