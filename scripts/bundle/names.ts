import { win32 } from 'node:path';

/** Windows opens no longer path without being told; this much is left for the folder in which a bundle lies. */
const MOST_PATH = 260;
const PLACE = 60;

/** Names of devices, which are no names of files under any ending. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const FORBIDDEN = /[<>:"|?*\\\x00-\x1f]|[. ]$/;

/** Paths, with slashes, that Windows or a stick formatted by it cannot hold: too long, reserved, or alike but for case. */
export function notOnWindows(paths: readonly string[]): string[] {
  const seen = new Map<string, string>();
  return paths.filter(path => {
    const parts = path.split('/');
    const same = seen.get(path.toLowerCase());
    seen.set(path.toLowerCase(), path);
    const isLong = win32.normalize(path).length + PLACE > MOST_PATH;
    return isLong || same !== undefined || parts.some(part => DEVICE.test(part) || FORBIDDEN.test(part));
  });
}
