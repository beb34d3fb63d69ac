MATCH (nearVersion:Version)
USING INDEX SEEK nearVersion:Version(_country)
WHERE nearVersion._country IN /*codes*/ AND /*versionOfNearAlive*/
WITH nearVersion._country AS parent, nearVersion, /*nodeOfNear*/ AS near
MATCH (near)-[tie:TIE]-(far)
WHERE /*tieAlive*/ AND /*inScope*/
