WITH record (id) AS MATERIALIZED (
	SELECT id FROM place WHERE from_release <= ?1 AND ?1 < to_release
	UNION SELECT id FROM tie WHERE from_release <= ?1 AND ?1 < to_release
	UNION SELECT id FROM statement WHERE from_release <= ?1 AND ?1 < to_release
	UNION SELECT id FROM entity WHERE from_release <= ?1 AND ?1 < to_release
),
current_tie AS (SELECT * FROM tie WHERE from_release <= ?1 AND ?1 < to_release),
current_statement AS (SELECT * FROM statement WHERE from_release <= ?1 AND ?1 < to_release),
reference (id, target) AS (
	SELECT id, a FROM current_tie
	UNION ALL SELECT id, b FROM current_tie
	UNION ALL SELECT t.id, j.value FROM current_tie t, json_each(t.sources) j
	UNION ALL SELECT t.id, j.value FROM current_tie t, json_each(t.fields) j
	UNION ALL SELECT t.id, j.value FROM current_tie t, json_each(t.frameworks) j
	UNION ALL SELECT id, tie FROM current_statement
	UNION ALL SELECT id, source FROM current_statement
	UNION ALL SELECT e.id, l.target FROM entity e JOIN link l ON l.entity = e.seq WHERE e.from_release <= ?1 AND ?1 < e.to_release
	UNION ALL SELECT 'the merger of ' || id, target FROM merged WHERE from_release <= ?1 AND ?1 < to_release
)
SELECT id || ' refers to ' || target || ', which is not there' FROM reference
WHERE target NOT IN (SELECT id FROM record)
ORDER BY 1
