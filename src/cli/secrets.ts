import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { UsageError } from '../errors.ts';
import { redacted } from '../values/address.ts';
import { pathAt } from './files.ts';

/** Where a password may stand that no list of processes shows. */
const VARIABLE = 'ZIPING_PASSWORD';

/** The options of a command for encrypted files; its action finds what was given in whatever way as `password`. */
export function withPassword(command: Command): Command {
  return command
    .option(
      '--password <word>',
      `加密文件的密码，环境变量 ${VARIABLE} 亦可 · password of encrypted files; can also be set in the environment`,
    )
    .option('--password-file <path>', '密码在这个文件里 · reads the password from this file')
    .hook('preAction', async own => void own.setOptionValue('password', await passwordOf(own.opts())));
}

type PasswordFlags = { readonly password?: string; readonly passwordFile?: string };

async function passwordOf({ password, passwordFile }: PasswordFlags): Promise<string | undefined> {
  if (password !== undefined && passwordFile !== undefined)
    throw new UsageError(
      '--password 和 --password-file 只要一个 · give one of --password and --password-file',
    );
  if (passwordFile !== undefined) return await passwordIn(passwordFile);
  return password ?? (process.env[VARIABLE] || undefined);
}

/** A file holds a password as editors write one: its last line feed is no part of it. */
async function passwordIn(word: string): Promise<string> {
  const path = await pathAt(word);
  try {
    return (await readFile(path, 'utf8')).replace(/\r?\n$/, '');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`密码文件打不开 · the password file cannot be read: ${word}: ${code}`);
  }
}

/** The words of a command line as others may see them. */
export function shownWords(argv: readonly string[]): string[] {
  return argv.map((word, at) => (argv[at - 1] === '--password' ? '…' : redacted(word)));
}

/** A text about a command line, with its words as others may see them. */
export function hushed(text: string, argv: readonly string[]): string {
  return argv
    .filter(word => redacted(word) !== word)
    .reduce((told, word) => told.replaceAll(word, redacted(word)), text);
}
