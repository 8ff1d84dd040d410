-- A row a form, what an auditor would open first on top: errors, then warnings, then values that nobody has looked at.
SELECT
    e.form_id,
    e.department,
    e.unit,
    e.project_name,
    e.fiscal_year,
    d.path,
    count(CASE WHEN n.severity = 'error' THEN 1 END) AS errors,
    count(CASE WHEN n.severity = 'warning' THEN 1 END) AS warnings,
    e.values_for_review
FROM {{ ref('stg_evaluations') }} AS e
JOIN {{ source('ziping', 'documents') }} AS d ON d.sha256 = e.sha256
LEFT JOIN {{ source('ziping', 'findings') }} AS n ON n.sha256 = e.sha256 AND n.form = e.form
GROUP BY e.form_id, e.department, e.unit, e.project_name, e.fiscal_year, d.path, e.values_for_review
ORDER BY errors DESC, warnings DESC, e.values_for_review DESC, e.form_id
