MATCH (near)-[tie:TIE]-(far)
WHERE /*tieAlive*/ AND /*inScope*/
WITH tie, far, /*versionOfFar*/ AS farVersion
WITH tie, far, farVersion, /*passes*/ AS passes
WHERE passes
