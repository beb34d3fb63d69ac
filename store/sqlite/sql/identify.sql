SELECT 'wikidata', k.value, max(p.id)
FROM json_each(?2) k
CROSS JOIN place p ON p.wikidata = k.value AND p.from_release <= ?1 AND ?1 < p.to_release
GROUP BY k.value
UNION ALL
SELECT 'geonames', k.value, max(p.id)
FROM json_each(?3) k
CROSS JOIN place p ON p.geonames = CAST(k.value AS INTEGER) AND k.value = CAST(p.geonames AS TEXT)
	AND p.from_release <= ?1 AND ?1 < p.to_release
GROUP BY k.value
