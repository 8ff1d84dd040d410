import { closeSync, fsyncSync, openSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What is written is on the disk before anything points to it; a folder with all that is in it. */
export function flush(path: string): void {
  if (statSync(path).isDirectory())
    for (const entry of readdirSync(path, { withFileTypes: true }))
      if (!entry.isSymbolicLink()) flush(join(path, entry.name));
  flushOne(path);
}

/** A file, or the names in a folder. */
export function flushOne(path: string): void {
  const isFolder = statSync(path).isDirectory();
  // elsewhere than on Unix files must be open for writing, and folders cannot be
  if (isFolder && process.platform === 'win32') return;
  const file = openSync(path, isFolder ? 'r' : 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
