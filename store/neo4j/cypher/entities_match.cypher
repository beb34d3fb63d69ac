MATCH (node:Entity)
USING INDEX node:Entity(_type, id)
WHERE node._type = $type AND node.id >= ''
WITH node, /*versionOfNode*/ AS version
WHERE version IS NOT NULL
WITH node, version, /*passes*/ AS passes
WHERE passes
