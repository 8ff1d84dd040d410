import type { Browser, BrowserContext, Page } from 'playwright-core';
import { startBrowser } from './chromium.ts';
import type { Desk } from './review.ts';

export type Window = {
  /** Opens the review page in a window of its own, at a place such as `#/list`. */
  open(hash: string, other?: Parameters<Desk['serve']>[0]): Promise<Page>;
  /** Closes the windows; gives what went wrong in them. */
  close(): Promise<readonly string[]>;
  end(): Promise<void>;
};

/** A browser over a desk. What its pages complain of is kept; that a server refuses something is no fault. */
export async function windowOver(desk: Desk): Promise<Window> {
  const browser: Browser = await startBrowser();
  const context: BrowserContext = await browser.newContext({ viewport: { width: 1400, height: 850 } });
  const pages: Page[] = [];
  const faults: string[] = [];
  return {
    async open(hash, other = {}) {
      const { address } = await desk.serve(other);
      const page = await context.newPage();
      pages.push(page);
      page.on('pageerror', error => faults.push(error.message));
      page.on(
        'console',
        said => said.type() === 'error' && !/409|422/.test(said.text()) && faults.push(said.text()),
      );
      await page.goto(address + hash);
      return page;
    },
    async close() {
      for (const page of pages.splice(0)) await page.close();
      return faults.splice(0);
    },
    end: () => browser.close(),
  };
}
