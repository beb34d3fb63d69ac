UNWIND $ids AS id
MATCH (near:Place {id: id})-[tie:TIE]-(far)
WHERE /*tieAlive*/ AND /*inScope*/
WITH id, tie, near, /*versionOfNear*/ AS nearVersion, far, /*versionOfFar*/ AS farVersion
WHERE /*passes*/ AND (/*reach*/)
RETURN id, far.id AS far, tie.id AS tie
