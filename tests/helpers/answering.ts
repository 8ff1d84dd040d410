/// <reference lib="dom" />
import type { Page } from 'playwright-core';

/** The value that a document in a browser asks for now: its document, and its pointer there. */
export async function askedNow(page: Page): Promise<{ readonly sha256: string; readonly at: string }> {
  await page.waitForSelector('.value.open.lit');
  return await page.$eval('.value.open.lit', own => ({
    sha256: own.closest<HTMLElement>('.document')!.dataset.sha256!,
    at: (own as HTMLElement).dataset.at!,
  }));
}

/** Accepts values of a draw, one after the other as the page asks for them; gives the keys that it took, and where it went. */
export async function acceptAsked(page: Page, values: number) {
  const documents = new Set<string>();
  let keys = 0;
  for (let left = values; left > 0; left--) {
    const asked = await askedNow(page);
    documents.add(asked.sha256);
    await page.keyboard.press('a');
    keys++;
    await page.waitForFunction(({ sha256, at }) => {
      const own = document.querySelector(`.document[data-sha256="${sha256}"] .value.lit[data-at="${at}"]`);
      return own === null || !own.classList.contains('open');
    }, asked);
    // the next document comes by itself
    if (left > 1) await page.waitForSelector('.value.open.lit');
  }
  return { keys, values, documents: [...documents] };
}
