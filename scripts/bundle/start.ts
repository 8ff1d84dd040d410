import type { Platform } from './packages.ts';

/** A text file of a bundle: its name, what it says, and whether it is to be run. */
export type Script = { readonly name: string; readonly text: string; readonly runs: boolean };

/**
 * The commands of a bundle. Nothing but the shell's own words: the PATH may be empty. On Windows they are written in
 * ASCII, which every code page reads alike.
 */
export function scriptsFor({ os }: Platform): Script[] {
  if (os === 'win32')
    return [
      { name: 'ziping.cmd', text: lines(ZIPING_CMD, '\r\n'), runs: true },
      { name: 'start.cmd', text: lines(START_CMD, '\r\n'), runs: true },
    ];
  return [
    { name: 'ziping', text: lines(ZIPING_SH, '\n'), runs: true },
    { name: 'start', text: lines(START_SH, '\n'), runs: true },
  ];
}

const lines = (text: readonly string[], end: string) => text.map(line => line + end).join('');

/** The folder of the script, without a program outside of the shell. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: the shell's
const HERE = 'here=$(CDPATH= cd -- "${0%/*}" && pwd -P) || exit 1';

const ZIPING_SH = [
  '#!/bin/sh',
  '# ziping, with the Node and the packages of this folder',
  HERE,
  'exec "$here/node/node" "$here/app/src/cli/ziping.js" "$@"',
];

const ZIPING_CMD = [
  '@rem ziping, with the Node and the packages of this folder',
  '@"%~dp0node\\node.exe" "%~dp0app\\src\\cli\\ziping.js" %*',
];

/** Files and folders that are dropped on it, else the samples, are read; then the review page opens. */
const START_SH = [
  '#!/bin/sh',
  '# reads the files and folders that it is given, else the samples, and serves the review page',
  HERE,
  'archive=$here/archive.ziping',
  'if [ $# -eq 0 ] && [ ! -f "$archive" ]; then set -- "$here/samples"; fi',
  'if [ $# -gt 0 ]; then "$here/ziping" ingest --archive "$archive" -- "$@"; fi',
  'exec "$here/ziping" review "$archive"',
];

const START_CMD = [
  '@echo off',
  'rem reads the files and folders that are dropped on it, else the samples, and serves the review page',
  'set "archive=%~dp0archive.ziping"',
  'if not "%~1"=="" (call "%~dp0ziping.cmd" ingest --archive "%archive%" -- %*) else (',
  'if not exist "%archive%" call "%~dp0ziping.cmd" ingest --archive "%archive%" -- "%~dp0samples")',
  'call "%~dp0ziping.cmd" review "%archive%"',
  'pause',
];
