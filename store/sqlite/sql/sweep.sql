DELETE FROM place_point WHERE seq IN (SELECT seq FROM place WHERE from_release = ?1);
DELETE FROM place WHERE from_release = ?1;
UPDATE place SET to_release = 2147483647 WHERE to_release = ?1;

DELETE FROM tie_end
WHERE near IN (SELECT a FROM tie WHERE from_release = ?1 UNION ALL SELECT b FROM tie WHERE from_release = ?1)
	AND tie IN (SELECT seq FROM tie WHERE from_release = ?1);
DELETE FROM tie WHERE from_release = ?1;
UPDATE tie SET to_release = 2147483647 WHERE to_release = ?1;

DELETE FROM statement WHERE from_release = ?1;
UPDATE statement SET to_release = 2147483647 WHERE to_release = ?1;

DELETE FROM link WHERE entity IN (SELECT seq FROM entity WHERE from_release = ?1);
DELETE FROM entity WHERE from_release = ?1;
UPDATE entity SET to_release = 2147483647 WHERE to_release = ?1;

DELETE FROM gram WHERE first > (SELECT coalesce(max(seq), 0) FROM keyed WHERE from_release < ?1);
-- The + keeps SQLite from looking up every text with every record.
DELETE FROM search_key
WHERE text IN (SELECT k.value ->> 0 FROM keyed d, json_each(d.keys) k WHERE d.from_release = ?1)
	AND +keyed IN (SELECT seq FROM keyed WHERE from_release = ?1);
DELETE FROM keyed WHERE from_release = ?1;
UPDATE keyed SET to_release = 2147483647 WHERE to_release = ?1;

DELETE FROM merged WHERE from_release = ?1;
UPDATE merged SET to_release = 2147483647 WHERE to_release = ?1;
