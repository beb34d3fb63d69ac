MATCH (near)-[tie:TIE]->(far)
WHERE tie.id >= '' AND /*tieAlive*/ AND /*inScope*/
WITH tie, near, /*versionOfNear*/ AS nearVersion, far, /*versionOfFar*/ AS farVersion
WHERE /*passes*/
