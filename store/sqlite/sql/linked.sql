SELECT asked.value, e.type, e.body
FROM json_each(?2) asked
LEFT JOIN merged m ON m.id = asked.value AND m.from_release <= ?1 AND ?1 < m.to_release
CROSS JOIN link l ON l.target = coalesce(m.target, asked.value) AND l.role = ?4
CROSS JOIN entity e ON e.seq = l.entity AND e.type = ?3 AND e.from_release <= ?1 AND ?1 < e.to_release
ORDER BY e.sort_key, e.id
