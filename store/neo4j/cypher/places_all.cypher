MATCH (node:Place)
WHERE node.id >= ''
WITH node, /*versionOfNode*/ AS version
WHERE version IS NOT NULL
