MATCH (node:Place)
WHERE node.id IN /*ids*/
WITH node, /*versionOfNode*/ AS version
WHERE version IS NOT NULL
