-- A department's evaluations add up to all of them: none is lost or counted twice on the way.
SELECT * FROM (
    SELECT
        (SELECT sum(evaluations) FROM {{ ref('department_execution') }}) AS counted,
        (SELECT count(*) FROM {{ ref('stg_evaluations') }}) AS there
) AS both_counts
WHERE coalesce(counted, 0) <> there
