-- What SQLite itself finds, and indexes that the tables should have.
SELECT 'the file is damaged: ' || integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'
UNION ALL
SELECT 'the index ' || wanted.value || ' is missing'
FROM json_each('["place_by_name", "place_by_country", "place_by_wikidata", "place_by_geonames", "entity_by_type", "link_by_entity", "merged_by_target"]') wanted
WHERE wanted.value NOT IN (SELECT name FROM sqlite_schema WHERE type = 'index')
