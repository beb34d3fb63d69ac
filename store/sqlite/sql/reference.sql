SELECT type, body FROM entity
WHERE type IN ('country', 'framework', 'membership', 'field') AND from_release <= ?1 AND ?1 < to_release
