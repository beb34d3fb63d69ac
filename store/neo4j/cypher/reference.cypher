MATCH (node:Entity)
USING INDEX node:Entity(_type, id)
WHERE node._type IN ['country', 'framework', 'membership', 'field'] AND node.id >= ''
WITH node.id AS id, /*versionOfNode*/ AS version
WHERE version IS NOT NULL
RETURN id, version._body AS body
