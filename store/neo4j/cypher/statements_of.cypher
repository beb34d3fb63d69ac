MATCH (node:Saying {_tie: id})
WITH node, /*versionOfNode*/ AS version
WHERE version IS NOT NULL
