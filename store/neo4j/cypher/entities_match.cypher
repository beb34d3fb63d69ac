MATCH (node:Entity)
WHERE node._type = $type AND node.id >= ''
WITH node, /*versionOfNode*/ AS version
WHERE version IS NOT NULL AND /*passes*/
