UNWIND $ids AS id
MATCH (a:Place {id: id})
WITH id, a, /*versionOfA*/ AS aVersion
WHERE aVersion IS NOT NULL
/*page*/
RETURN id, rows, earlier, later, total
