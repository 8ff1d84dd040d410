import { run } from './run.ts';
import { shownWords } from './secrets.ts';
import { EXIT } from './streams.ts';

const argv = process.argv.slice(2);
const shown = shownWords(argv);
// lists of processes show every user what was typed
if (shown.some((word, at) => word !== argv[at])) process.title = ['ziping', ...shown].join(' ');

/** The process of an older Node for which this one stands (`ziping.js`): without it this one does not go on. */
const parent = Number(process.env.ZIPING_STANDS_FOR ?? 0);
delete process.env.ZIPING_STANDS_FOR;
if (parent > 0) (await import('../batch/watchdog.ts')).beWatched({ memory: 0, parent });

/** A reader that has seen enough (`| head`) ends the program; it is no error. A full disk behind it is one. */
process.stdout.on('error', ({ code, message }: NodeJS.ErrnoException) => {
  if (code === 'EPIPE') process.exit();
  process.stderr.write(`标准输出写不了 · standard output cannot be written: ${message}\n`, () =>
    process.exit(EXIT.unreadable),
  );
});
/** What cannot be told costs nothing of the work. */
process.stderr.on('error', () => {});

/** That Node may change what it gives is nothing that whoever runs a command can mend. */
const { emitWarning } = process;
process.emitWarning = ((warning: string | Error, type?: unknown, ...rest: unknown[]) => {
  if (type !== 'ExperimentalWarning') (emitWarning as (...all: unknown[]) => void)(warning, type, ...rest);
}) as typeof emitWarning;

const { stdout, stderr, env } = process;
const asksForColor = (env.FORCE_COLOR ?? '') !== '' && env.FORCE_COLOR !== '0';
process.exitCode = await run(argv, {
  out: stdout,
  err: stderr,
  isTerminal: stdout.isTTY === true,
  isErrorTerminal: stderr.isTTY === true,
  color: asksForColor || (stdout.isTTY === true && (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb'),
  ...(stdout.isTTY && { columns: stdout.columns }),
});
