import { CONTENT_HASH, DUPLICATE_OF, DUPLICATE_OF_FORM } from '../tables/forms.ts';

/**
 * Which forms are copies of others: of those with the same content the first is the original, one in a file that still lies
 * somewhere before one that does not. Told by the target, in SQL that DuckDB and Postgres both know, since only the target has
 * all forms. Given what `forms` and `documents` are there.
 */
function copies(forms: string, documents: string): string {
  return `SELECT f.sha256, f.form, row_number() OVER same AS place,
      first_value(f.sha256) OVER same AS first_sha256, first_value(f.form) OVER same AS first_form
    FROM ${forms} AS f JOIN ${documents} AS d ON d.sha256 = f.sha256
    WHERE f.${CONTENT_HASH} IS NOT NULL
    WINDOW same AS (PARTITION BY f.${CONTENT_HASH} ORDER BY d.is_current DESC, f.sha256, f.form)`;
}

/** Statements that say it in tables that are there: rows that say it already are left alone. */
export function tellDuplicates(forms: string, documents: string): readonly string[] {
  const told = `SELECT sha256, form, first_sha256, first_form FROM (${copies(forms, documents)}) AS own WHERE place > 1`;
  return [
    `UPDATE ${forms} AS f SET ${DUPLICATE_OF} = NULL, ${DUPLICATE_OF_FORM} = NULL
     WHERE ${DUPLICATE_OF} IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM (${told}) AS c WHERE c.sha256 = f.sha256 AND c.form = f.form)`,
    `UPDATE ${forms} AS f SET ${DUPLICATE_OF} = c.first_sha256, ${DUPLICATE_OF_FORM} = c.first_form
     FROM (${told}) AS c
     WHERE c.sha256 = f.sha256 AND c.form = f.form
       AND (f.${DUPLICATE_OF} IS DISTINCT FROM c.first_sha256 OR f.${DUPLICATE_OF_FORM} IS DISTINCT FROM c.first_form)`,
  ];
}

/** The rows of `forms`, for DuckDB to read, with what is said of copies. */
export function withDuplicates(forms: string, documents: string): string {
  return `SELECT f.* REPLACE (
      CASE WHEN c.place > 1 THEN c.first_sha256 END AS ${DUPLICATE_OF},
      CASE WHEN c.place > 1 THEN c.first_form END AS ${DUPLICATE_OF_FORM})
    FROM ${forms} AS f LEFT JOIN (${copies(forms, documents)}) AS c USING (sha256, form)`;
}
