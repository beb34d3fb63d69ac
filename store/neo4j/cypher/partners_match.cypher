MATCH (near)-[tie:TIE]-(far)
WHERE /*tieAlive*/ AND /*inScope*/
WITH tie, far, /*versionOfFar*/ AS farVersion
WHERE /*passes*/
