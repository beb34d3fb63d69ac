UNWIND $ids AS id
MATCH (node:Place {id: id})
WITH id, /*versionOfNode*/ AS version
WHERE version IS NOT NULL
RETURN id
