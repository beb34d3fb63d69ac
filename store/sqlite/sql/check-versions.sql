-- Two versions of a record that are part of the same release, and versions of
-- releases that nobody has published or is writing.
WITH version (id, from_release, to_release) AS (
	SELECT id, from_release, to_release FROM place
	UNION ALL SELECT id, from_release, to_release FROM tie
	UNION ALL SELECT id, from_release, to_release FROM statement
	UNION ALL SELECT id, from_release, to_release FROM entity
	UNION ALL SELECT 'the keys of ' || id, from_release, to_release FROM keyed
	UNION ALL SELECT 'the merger of ' || id, from_release, to_release FROM merged
)
SELECT DISTINCT id || ' has two versions in release ' || max(from_release, next) FROM (
	SELECT id, from_release, to_release, lead(from_release) OVER (PARTITION BY id ORDER BY from_release) AS next FROM version
)
WHERE next < to_release
UNION ALL
SELECT DISTINCT id || ' has a version of release ' || from_release || ', which is not published' FROM version
WHERE from_release > ?1 AND from_release <> (SELECT pending FROM lease)
