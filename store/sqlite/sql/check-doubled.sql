WITH current_place AS (SELECT * FROM place WHERE from_release <= ?1 AND ?1 < to_release)
SELECT min(id) || ' and ' || max(id) || ' are both wikidata ' || wikidata FROM current_place
WHERE wikidata IS NOT NULL GROUP BY wikidata HAVING count(*) > 1
UNION ALL
SELECT min(id) || ' and ' || max(id) || ' are both geonames ' || geonames FROM current_place
WHERE geonames IS NOT NULL GROUP BY geonames HAVING count(*) > 1
UNION ALL
SELECT min(id) || ' and ' || max(id) || ' are ties of the same pair' FROM tie
WHERE from_release <= ?1 AND ?1 < to_release GROUP BY a, b HAVING count(*) > 1
