import { posix, win32 } from 'node:path';
import { pathToFileURL } from 'node:url';

type LinkTarget = {
  readonly sha256: string;
  readonly path: string | null;
  readonly form: number | null;
  readonly page: number | null;
};

/** Where a cell about a spot of a document leads; null where it leads nowhere. */
export type LinkTo = (spot: LinkTarget) => string | null;

/** Excel opens no longer ones. */
const LONGEST = 2000;

/** Links to a review page, or, without one, to the page of the file where it lay. */
export function linksTo(reviewUrl: string | undefined): LinkTo {
  return spot => {
    const to = reviewUrl === undefined ? fileUrl(spot) : reviewed(reviewUrl, spot);
    return to !== null && to.length <= LONGEST ? to : null;
  };
}

function fileUrl({ path, page }: LinkTarget): string | null {
  // a member of an archive has no file of its own
  if (path === null || /\.zip!|…/i.test(path)) return null;
  // wherever the archive is read, its files lay where it was made
  const windows = !posix.isAbsolute(path);
  if (windows && !win32.isAbsolute(path)) return null;
  const { href } = pathToFileURL(path, { windows });
  return page === null ? href : `${href}#page=${page}`;
}

function reviewed(url: string, { sha256, form, page }: LinkTarget): string {
  if (!url.includes('{sha256}')) {
    const query = new URLSearchParams({ document: sha256, form: String(form ?? 0), page: String(page ?? 1) });
    return `${url}${url.includes('?') ? '&' : '?'}${query}`;
  }
  return url
    .replaceAll('{sha256}', sha256)
    .replaceAll('{form}', String(form ?? 0))
    .replaceAll('{page}', String(page ?? 1));
}
