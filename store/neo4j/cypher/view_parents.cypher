UNWIND /*ids*/ AS parent
MATCH (near:Place {id: parent})
WITH parent, /*versionOfNear*/ AS nearVersion
WHERE nearVersion IS NOT NULL
RETURN /*set*/ AS set, parent, null AS near, null AS nearCountry, null AS nearLevel, null AS nearVector,
  null AS far, null AS farCountry, null AS farLevel, null AS farVector, null AS unknown, null AS gaps,
  null AS kind, null AS status, null AS since, null AS sourceCount, null AS sources, null AS fields, null AS frameworks
