import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/** The one without windows, if there is one, takes a third less time. */
const NAMES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'];

/** What must be said where there is no browser. */
export const MISSING =
  'NOT RUN: no browser. Install Debian’s (apt-get install chromium-headless-shell), or name one in CHROMIUM';

/** The browser of this machine: named in CHROMIUM, else on the PATH; null where there is none. */
export const CHROMIUM = process.env.CHROMIUM ?? onPath();

function onPath(): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found = NAMES.flatMap(name => folders.map(folder => join(folder, name))).find(isExecutable);
  return found ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

let shared: Promise<Browser> | undefined;

/** The one browser of this process, which ends with it; tests have contexts of their own in it. */
export function sharedBrowser(): Promise<Browser> {
  shared ??= startBrowser();
  return shared;
}

/** Starts it without a window; it asks nothing of any network. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM!,
    args: [
      ...['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
      ...['--disable-component-update', '--disable-sync', '--disable-quic'],
    ],
  });
}
