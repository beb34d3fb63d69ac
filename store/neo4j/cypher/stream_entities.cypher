MATCH (node:Entity)
USING INDEX node:Entity(_type, id)
WHERE node._type = $type AND node.id > $after
WITH node.id AS id, /*versionOfNode*/ AS version
WHERE version IS NOT NULL
RETURN id, version._body AS body
ORDER BY id
LIMIT $most
