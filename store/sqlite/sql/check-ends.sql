-- Rows beside versions: two ends a tie, one point a place with coordinates,
-- and none of versions that are gone. The ends of a release that is being
-- written, or was when its process died, may be behind its ties.
SELECT t.id || ' cannot be reached from its ends' FROM tie t
WHERE t.from_release <= (SELECT coalesce(max(number), 0) FROM release)
	AND (SELECT count(*) FROM tie_end e WHERE (e.near, e.far, e.tie) IN (VALUES (t.a, t.b, t.seq), (t.b, t.a, t.seq))) <> 2
UNION ALL
SELECT 'an end of a tie that is gone: ' || near || ' and ' || far FROM tie_end WHERE tie NOT IN (SELECT seq FROM tie)
UNION ALL
SELECT id || ' is not among the points of the map' FROM place WHERE lat IS NOT NULL AND seq NOT IN (SELECT seq FROM place_point)
UNION ALL
SELECT 'a point of a place that is gone: ' || seq FROM place_point WHERE seq NOT IN (SELECT seq FROM place WHERE lat IS NOT NULL)
UNION ALL
SELECT id || ' is not named after its tie' FROM statement
WHERE substr(id, 1, length(tie) + 7) <> 'statement:' || substr(tie, 5) || '~'
UNION ALL
SELECT 'a search key of a record that is gone: ' || text FROM search_key WHERE keyed NOT IN (SELECT seq FROM keyed)
UNION ALL
SELECT 'a link of a record that is gone: ' || target FROM link WHERE entity NOT IN (SELECT seq FROM entity)
