import { tmpdir } from 'node:os';
import { ArchiveError, UsageError } from '../../errors.ts';

const FULL =
  /\b(?:ENOSPC|EDQUOT|EFBIG)\b|no space left|disk (?:is )?full|file too large|max_temp_directory_size/i;
/** What DuckDB calls it when tables are not those that were made. */
const CHANGED = /^(?:Binder|Catalog|Constraint|Conversion) Error/;

/** What went wrong on the way into a target, in one line that says what to do; what is nobody's to mend stays as it is. */
export function targetError(target: string, error: unknown): unknown {
  if (error instanceof ArchiveError || error instanceof UsageError) return error;
  const { code = '', message = '' } = error as NodeJS.ErrnoException;
  const [line = ''] = message.split('\n');
  const told = (words: string) => new ArchiveError(`${words}: ${line}`, { cause: error });
  if (isDiskFull(error))
    return told(
      `磁盘已满，目标如前；请在目标或临时目录 ${tmpdir()}（TMPDIR）腾出空间后重跑 · ` +
        `the disk is full, the target is as it was: make room there or in the temporary folder ${tmpdir()} (TMPDIR) and run it again`,
    );
  if (CHANGED.test(message))
    return told(
      `${target}：目标里的表被改动过，放不进去；请撤销改动，或换一个目标 · ` +
        'the tables of the target were changed and cannot take the rows: undo that, or choose another target',
    );
  if (code === 'ERR_SQLITE_ERROR' || /^E[A-Z]+$/.test(code))
    return told(`${target}：写不了，目标如前 · cannot be written, the target is as it was`);
  return error;
}

export function isDiskFull(error: unknown): boolean {
  const { code = '', message = '' } = error as NodeJS.ErrnoException;
  return FULL.test(`${code} ${message}`);
}
