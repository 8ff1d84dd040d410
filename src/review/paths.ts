import { findingPaths } from '../mend/answers.ts';
import type { Places } from '../mend/places.ts';
import type { Correction, Document } from '../model.ts';

/** How a page calls what it shows, and how the log does: a finding is known there by its rule and place. */
export type ShownPaths = {
  /** null where the page shows no such thing */
  logged(shown: string): string | null;
  /** `/gone/…` for what stands there no more */
  shown(logged: string): string;
};

const COMMENT = '/comments';

export function pathsOf({
  document,
  places,
}: {
  readonly document: Document;
  readonly places: Places;
}): ShownPaths {
  const findings = findingPaths(document.findings, places);
  const shownIn = (path: string): string | null => {
    if (!path.startsWith('/findings/')) return places.shown(path);
    const index = findings.indexOf(path);
    return index < 0 ? null : `/findings/${index}`;
  };
  const loggedOf = (path: string): string | null => {
    const index = /^\/findings\/(\d+)$/.exec(path)?.[1];
    return index === undefined ? places.logged(path) : (findings[Number(index)] ?? null);
  };
  return {
    logged: path => around(path, loggedOf),
    shown: path => around(path, shownIn) ?? `/gone${path}`,
  };
}

/** A comment stands at what it is about. */
function around(path: string, name: (path: string) => string | null): string | null {
  if (path !== COMMENT && !path.startsWith(`${COMMENT}/`)) return name(path);
  const about = name(path.slice(COMMENT.length));
  return about === null ? null : COMMENT + about;
}

/** Entries with the paths by which the page calls what they are about. */
export function shownEntries(
  corrections: readonly Correction[],
  { shown }: ShownPaths,
): readonly Correction[] {
  return corrections.map(one => ({ ...one, path: shown(one.path) }));
}
