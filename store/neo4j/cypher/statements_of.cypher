MATCH (node:Saying {_tie: id})
USING INDEX SEEK node:Saying(_tie)
WITH node, /*versionOfNode*/ AS version
WHERE version IS NOT NULL
