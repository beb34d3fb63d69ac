-- ?2 is a list of queries. hit has every record that one of the three ways
-- finds, with its grade (the best of the keys) or the number of shared grams.
WITH query AS MATERIALIZED (
	SELECT key AS i, value ->> 'text' AS text, value -> 'types' AS types, value ->> 'country' AS country,
		value ->> 'exact' AS exact, value ->> 'prefix' AS prefix, value -> 'grams' AS grams,
		value ->> 'least' AS least, value ->> 'limit' AS most
	FROM json_each(?2)
),
hit AS (
	SELECT q.i, 'exact' AS way, k.keyed, 0 AS grade
	FROM query q CROSS JOIN search_key k ON k.text = q.text
	WHERE q.exact
	UNION ALL
	SELECT q.i, 'prefix', k.keyed, min(k.grade)
	FROM query q CROSS JOIN search_key k ON k.text >= q.text AND k.text < q.text || char(1114111)
	WHERE q.prefix
	GROUP BY q.i, k.keyed
	UNION ALL
	SELECT q.i, 'grams', k.value, -count(*)
	FROM query q CROSS JOIN json_each(q.grams) j CROSS JOIN gram g ON g.text = j.value CROSS JOIN json_each(g.keyed) k
	GROUP BY q.i, k.value
	HAVING count(*) >= min(q.least)
),
known AS (
	SELECT h.i, h.way, h.grade, d.id, p.population, q.most
	FROM hit h
	CROSS JOIN query q ON q.i = h.i
	CROSS JOIN keyed d ON d.seq = h.keyed AND d.from_release <= ?1 AND ?1 < d.to_release
	LEFT JOIN place p ON p.id = d.id AND p.from_release <= ?1 AND ?1 < p.to_release
	WHERE (q.types IS NULL OR d.type IN (SELECT value FROM json_each(q.types)))
		AND (q.country IS NULL OR p.country = q.country)
),
-- Ties are counted for those alone that their grade lets in.
counted AS MATERIALIZED (
	SELECT *, (
		SELECT count(*) FROM tie_end e CROSS JOIN tie t ON t.seq = e.tie AND t.from_release <= ?1 AND ?1 < t.to_release
		WHERE e.near = graded.id
	) AS ties
	FROM (SELECT *, rank() OVER (PARTITION BY i, way ORDER BY grade) AS better FROM known) graded
	WHERE way = 'exact' OR most < 0 OR better <= most
),
ranked AS (
	SELECT *, row_number() OVER (
		PARTITION BY i, way ORDER BY grade, ties DESC, iif(way = 'prefix', -population, 0) IS NULL, iif(way = 'prefix', -population, 0), id
	) AS rank
	FROM counted
)
SELECT DISTINCT i, id, ties FROM ranked
WHERE way = 'exact' OR most < 0 OR rank <= most
ORDER BY i, id
