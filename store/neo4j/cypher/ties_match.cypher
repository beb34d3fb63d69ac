MATCH (near)-[tie:TIE]->(far)
USING INDEX SEEK tie:TIE(id)
WHERE tie.id >= '' AND /*tieAlive*/ AND /*inScope*/
WITH tie, near, /*versionOfNear*/ AS nearVersion, far, /*versionOfFar*/ AS farVersion
WITH tie, /*passes*/ AS passes
WHERE passes
