-- ?2 the ties, ?3 the id to come after, ?4 the limit. A tie without a row on
-- its page still gives one, for its total. Ids of statements are read by the
-- key of the tie, a tilde (126) and the key of the source; the + keeps SQLite from
-- making an index of all statements by their tie.
WITH tied AS MATERIALIZED (
	SELECT asked.value AS asked, t.id
	FROM json_each(?2) asked
	LEFT JOIN merged m ON m.id = asked.value AND m.from_release <= ?1 AND ?1 < m.to_release
	CROSS JOIN tie t ON t.id = coalesce(m.target, asked.value) AND t.from_release <= ?1 AND ?1 < t.to_release
),
ranked AS (
	SELECT tied.asked, s.*, count(*) OVER w AS total, row_number() OVER w AS rank,
		count(*) FILTER (WHERE s.id <= ?3) OVER w AS skipped
	FROM tied
	CROSS JOIN statement s ON s.id > 'statement:' || substr(tied.id, 5) || '~' AND s.id < 'statement:' || substr(tied.id, 5) || char(127)
		AND +s.tie = tied.id AND s.from_release <= ?1 AND ?1 < s.to_release
	WINDOW w AS (PARTITION BY tied.asked ORDER BY s.id ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
)
SELECT tied.asked, coalesce(ranked.total, 0), coalesce(ranked.rank, 0), coalesce(ranked.skipped, 0),
	coalesce(ranked.id, ''), coalesce(ranked.tie, ''), coalesce(ranked.source, ''), coalesce(ranked.side, ''), coalesce(ranked.kind, ''),
	coalesce(ranked.since, ''), coalesce(ranked.until, ''), coalesce(ranked.status, ''), coalesce(ranked.note, ''), coalesce(ranked.withdrawn, '')
FROM tied
LEFT JOIN ranked ON ranked.asked = tied.asked AND (ranked.rank = 1 OR ranked.rank > ranked.skipped AND (?4 < 0 OR ranked.rank <= ranked.skipped + ?4))
ORDER BY tied.asked, ranked.rank
