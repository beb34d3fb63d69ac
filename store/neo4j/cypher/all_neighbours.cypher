MATCH (near)-[tie:TIE]->(far)
USING INDEX SEEK tie:TIE(id)
WHERE tie.id >= '' AND /*tieAlive*/ AND /*inScope*/
WITH tie, near, /*versionOfNear*/ AS nearVersion, far, /*versionOfFar*/ AS farVersion
WITH tie, near, far, /*passes*/ AND (/*reach*/) AS passes
WHERE passes
RETURN near.id AS id, far.id AS far, tie.id AS tie
