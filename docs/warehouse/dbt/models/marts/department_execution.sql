-- A row a department and year: the rate is that of the sums, never the mean of rates.
SELECT
    e.department || '/' || coalesce(CAST(e.fiscal_year AS VARCHAR(4)), '') AS department_year,
    e.department,
    e.fiscal_year,
    count(DISTINCT e.form_id) AS evaluations,
    sum(l.adjusted_budget_yuan) AS budget_yuan,
    sum(l.executed_yuan) AS executed_yuan,
    round(100 * sum(l.executed_yuan) / nullif(sum(l.adjusted_budget_yuan), 0), 2) AS execution_rate
FROM {{ ref('stg_evaluations') }} AS e
LEFT JOIN {{ source('ziping', 'funding_lines') }} AS l
    ON l.sha256 = e.sha256 AND l.form = e.form AND l.line = 'total' AND NOT l.review
    AND l.adjusted_budget_yuan IS NOT NULL AND l.executed_yuan IS NOT NULL
GROUP BY e.department, e.fiscal_year
