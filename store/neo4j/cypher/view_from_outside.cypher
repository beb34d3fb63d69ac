MATCH (near)-[tie:TIE]->(far)
USING INDEX SEEK tie:TIE(id)
WHERE tie.id >= '' AND /*tieAlive*/ AND /*inScope*/
WITH '' AS parent, near, tie, far, /*versionOfNear*/ AS nearVersion
