UNWIND /*ids*/ AS id
MATCH (node:/*label*/ {id: id})
WITH id, /*versionOfNode*/ AS version
WHERE version IS NOT NULL
RETURN id, version._body AS body
