import { closeSync, openSync, writeSync } from 'node:fs';
import { frameOf } from './packed-rows.ts';

/** Bytes that are written at once. */
const AT_ONCE = 1 << 18;

/** A file to which frames are added, and lines that become frames together. */
export function openFrameFile(path: string) {
  const file = openSync(path, 'w');
  // what is added is copied: a small part would keep all of its document in memory
  const gathered = Buffer.allocUnsafe(AT_ONCE);
  let [size, written] = [0, 0];
  let [lines, length] = [[] as string[], 0];
  const write = (bytes: Uint8Array) => {
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
  };
  const flush = () => {
    write(gathered.subarray(0, size));
    size = 0;
  };
  const add = (bytes: Uint8Array) => {
    written += bytes.length;
    if (size + bytes.length > AT_ONCE) flush();
    if (bytes.length > AT_ONCE) return write(bytes);
    gathered.set(bytes, size);
    size += bytes.length;
  };
  const pack = () => {
    if (length > 0) add(frameOf(lines.join('')));
    [lines, length] = [[], 0];
  };
  return {
    add,
    addLine(line: string) {
      lines.push(line);
      length += line.length;
      if (length >= AT_ONCE) pack();
    },
    isEmpty: () => written === 0,
    close() {
      pack();
      flush();
      closeSync(file);
    },
  };
}
