UNWIND /*ids*/ AS parent
MATCH (near:Place {id: parent})
WITH parent, near, /*versionOfNear*/ AS nearVersion
WHERE nearVersion IS NOT NULL
MATCH (near)-[tie:TIE]-(far)
WHERE /*tieAlive*/ AND /*inScope*/
