UNWIND $ids AS id
MATCH (near:Place {id: id})-[tie:TIE]-(far)
WHERE /*tieAlive*/ AND /*inScope*/
WITH id, tie, near, /*versionOfNear*/ AS nearVersion, far, /*versionOfFar*/ AS farVersion
WITH id, tie, far, /*passes*/ AND (/*reach*/) AS passes
WHERE passes
RETURN id, far.id AS far, tie.id AS tie
