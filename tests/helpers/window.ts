import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { entryOf } from '../../scripts/lab/corrections/entry.ts';
import { CHROMIUM, MISSING, sharedBrowser } from './chromium.ts';
import type { Desk } from './review.ts';

export type Window = {
  /** Opens the review page in a window of its own, at a place such as `#/list`. */
  open(hash: string, other?: Parameters<Desk['serve']>[0]): Promise<Page>;
  /** Closes the windows; gives what went wrong in them. */
  close(): Promise<readonly string[]>;
  end(): Promise<void>;
};

const SIZE = { width: 1400, height: 850 };

/**
 * A browser over a desk. What its pages complain of is kept; that a server refuses something is no fault. Windows on the
 * usual server go back to an empty list when they are closed, and on from there, as a person does: to load the page anew
 * costs more than most tests.
 */
export async function windowOver(desk: Desk): Promise<Window> {
  const context: BrowserContext = await (await sharedBrowser()).newContext();
  const [usual, own, idle]: [Page[], Page[], Page[]] = [[], [], []];
  const faults: string[] = [];
  const newPage = async () => {
    const page = await context.newPage();
    page.on('pageerror', error => faults.push(error.message));
    page.on(
      'console',
      said => said.type() === 'error' && !/409|422/.test(said.text()) && faults.push(said.text()),
    );
    return page;
  };
  return {
    async open(hash, other) {
      const { address } = await desk.serve(other);
      const waiting = other ? undefined : idle.pop();
      const page = waiting ?? (await newPage());
      (other ? own : usual).push(page);
      await page.setViewportSize(SIZE);
      // with the token the page would be loaded anew
      await page.goto((waiting ? entryOf(address).base : address) + hash);
      return page;
    },
    async close() {
      for (const page of own.splice(0)) await page.close();
      for (const page of usual.splice(0)) {
        await page.unrouteAll();
        await page.evaluate(() => {
          location.hash = '#/list?search=nothing';
        });
        await page.waitForSelector('.document', { state: 'detached' });
        idle.push(page);
      }
      return faults.splice(0);
    },
    end: () => context.close(),
  };
}

type Opened = { readonly desk: Desk; readonly windows: Window };

/**
 * Tests over a desk in a browser, which are there from before the first test to after the last one; where there is no
 * browser it is said that they did not run.
 */
export function describeInBrowser(
  title: string,
  open: () => Promise<Desk>,
  tests: (own: Opened) => void,
): void {
  if (CHROMIUM === null) test.todo(MISSING);
  describe.runIf(CHROMIUM !== null)(title, () => {
    let desk: Desk;
    let windows: Window;
    beforeAll(async () => {
      desk = await open();
      windows = await windowOver(desk);
    });
    afterAll(async () => {
      await windows?.end();
      await desk?.end();
    });
    tests({
      get desk() {
        return desk;
      },
      get windows() {
        return windows;
      },
    });
  });
}
