// Plain JavaScript: it is loaded before anything of TypeScript is compiled, for what is compiled is what it keeps.
import { lstatSync, mkdirSync, statSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Keeps what Node compiles, for the next start, in a folder of this user's own. Node runs what lies there, and its own
 * choice is a folder under /tmp that any user can make first. Where there is no such folder nothing is kept: starting
 * is slower then.
 */
export function keepCompiled() {
  const folder = join(tmpdir(), `ziping-compiled-${process.getuid?.() ?? 'user'}`);
  if (isOwn(folder)) enableCompileCache(folder);
}

const OTHERS_WRITE = 0o022;
/** Of a folder in which everybody writes: each only takes away what is theirs. */
const STICKY = 0o1000;

/** True where nobody else can write to the folder, or put another one in its place; it is made where it is missing. */
function isOwn(folder) {
  try {
    mkdirSync(folder, { mode: 0o700, recursive: true });
    const uid = process.getuid?.();
    if (uid === undefined) return true;
    const [own, parent] = [lstatSync(folder), statSync(tmpdir())];
    const isOurs = own.isDirectory() && own.uid === uid && (own.mode & OTHERS_WRITE) === 0;
    const isSafe = (parent.mode & OTHERS_WRITE) === 0 || (parent.mode & STICKY) !== 0;
    return isOurs && isSafe && (parent.uid === uid || parent.uid === 0);
  } catch {
    return false;
  }
}
