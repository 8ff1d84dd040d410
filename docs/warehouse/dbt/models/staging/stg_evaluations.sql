-- Evaluations that count: files that still lie somewhere, each form once, no declarations and no monitoring.
SELECT
    f.sha256 || '/' || f.form AS form_id,
    f.sha256,
    f.form,
    f.family,
    f.template,
    f.fiscal_year,
    f.project_name,
    coalesce(f.supervising_department_name, f.implementing_unit_name, '(未印)') AS department,
    f.implementing_unit_name AS unit,
    f.total_score,
    f.values_read,
    f.values_for_review
FROM {{ source('ziping', 'forms') }} AS f
JOIN {{ source('ziping', 'documents') }} AS d ON d.sha256 = f.sha256
WHERE d.is_current
  AND f.duplicate_of IS NULL
  AND f.family IN ('project-self-evaluation', 'department-self-evaluation', 'transfer-self-evaluation')
