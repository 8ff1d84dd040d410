-- A row a department, year and standard first level: weights and scores of rows that have both and need no look.
SELECT
    e.department || '/' || coalesce(CAST(e.fiscal_year AS VARCHAR(4)), '') || '/' || coalesce(i.level1_standard, '') AS result_id,
    e.department,
    e.fiscal_year,
    i.level1_standard,
    count(*) AS indicators,
    sum(CASE WHEN i.review THEN 1 ELSE 0 END) AS for_review,
    sum(CASE WHEN NOT i.review AND i.score IS NOT NULL THEN i.max_score END) AS weight,
    sum(CASE WHEN NOT i.review AND i.max_score IS NOT NULL THEN i.score END) AS score
FROM {{ ref('stg_evaluations') }} AS e
JOIN {{ source('ziping', 'indicators') }} AS i ON i.sha256 = e.sha256 AND i.form = e.form
GROUP BY e.department, e.fiscal_year, i.level1_standard
