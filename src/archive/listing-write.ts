import type { Sql } from './driver.ts';
import type { Listing } from './listing-rows.ts';

/** Puts a document's listing in the place of the one before. */
export async function keepListing(sql: Sql, sha256: string, listing: Listing): Promise<void> {
  for (const table of ['listings', 'listed_forms', 'listed_rules'])
    await sql.all(`DELETE FROM ${table} WHERE sha256 = $1`, [sha256]);
  const { name, kind, state, pages, leaves, open, lowest, errors, warnings, words, error } = listing;
  await sql.all(
    `INSERT INTO listings (sha256, name, kind, state, pages, leaves, open, lowest, errors, warnings, words, error)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [sha256, clean(name), kind, state, pages, leaves, open, lowest, errors, warnings, words, error],
  );
  for (const [index, form] of listing.forms.entries()) {
    await sql.all(
      `INSERT INTO listed_forms (sha256, form, kind, template, title, project, department, year, leaves, open, score_band, rate_band)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        ...[
          sha256,
          index,
          kind,
          form.template,
          clean(form.title),
          clean(form.project),
          clean(form.department),
        ],
        ...[form.year, form.leaves, form.open, form.scoreBand, form.rateBand],
      ],
    );
  }
  for (const { rule, severity, department, number } of listing.rules) {
    await sql.all(
      'INSERT INTO listed_rules (sha256, rule, severity, department, number) VALUES ($1, $2, $3, $4, $5)',
      [sha256, rule, severity, clean(department), number],
    );
  }
}

/** Postgres holds no text with a zero character. */
function clean(text: string | null): string | null {
  return text?.replaceAll('\0', '') ?? null;
}
