MATCH (merged:Merged)
WHERE merged.from <= $release AND $release < merged.to
RETURN merged.id AS id, merged.into AS into
