MATCH (near)-[tie:TIE]->(far)
WHERE tie.id >= '' AND /*tieAlive*/ AND /*inScope*/
WITH '' AS parent, near, tie, far, /*versionOfNear*/ AS nearVersion
