import type { Member } from './zip-directory.ts';

/** How to come to a file: by the bytes of its path, and in a ZIP by the members that hold it, the outermost first. */
export type FileLocator = { readonly file: Buffer; readonly members: readonly Member[] };

type Written = {
  readonly file?: string;
  /** hexadecimal digits, where the path is no text */
  readonly bytes?: string;
  readonly in?: readonly (readonly number[])[];
};

/** A way as it is kept: one line of JSON. */
export function locatorText({ file, members }: FileLocator): string {
  const written: Written = {
    ...(isPlain(file) ? { file: file.toString() } : { bytes: file.toString('hex') }),
    ...(members.length > 0 && {
      in: members.map(({ at, packed, size, crc, method }) => [at, packed, size, crc, method]),
    }),
  };
  return JSON.stringify(written);
}

export function locatorOf(text: string): FileLocator {
  const { file, bytes, in: members = [] } = JSON.parse(text) as Written;
  return {
    file: bytes === undefined ? Buffer.from(file ?? '') : Buffer.from(bytes, 'hex'),
    members: members.map(numbers => {
      const [at, packed, size, crc, method] = numbers as [number, number, number, number, number];
      return { at, packed, size, crc, method };
    }),
  };
}

/** UTF-8 without control characters: every database keeps it as it is. */
function isPlain(file: Buffer): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return Buffer.from(file.toString()).equals(file) && !/[\0-\x1f\x7f]/.test(file.toString());
}
