-- Sums of scores are at most the sums of their weights, and below neither.
SELECT * FROM {{ ref('indicator_results') }} WHERE score > weight OR score < 0
