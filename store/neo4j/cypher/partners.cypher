UNWIND $ids AS id
MATCH (near:Place {id: id})
WITH id, near, /*versionOfNear*/ AS nearVersion
WHERE nearVersion IS NOT NULL
/*page*/
RETURN id, rows, earlier, later, total
