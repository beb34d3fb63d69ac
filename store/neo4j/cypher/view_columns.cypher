WITH parent, near, nearVersion, tie, far, /*versionOfFar*/ AS farVersion
WITH parent, near, nearVersion, tie, far, farVersion, /*judged*/ AS judged
WHERE /*keep*/
RETURN /*set*/ AS set, parent,
  near.id AS near, nearVersion._country AS nearCountry, nearVersion._level AS nearLevel, /*nearVector*/ AS nearVector,
  far.id AS far, farVersion._country AS farCountry, farVersion._level AS farLevel, /*farVector*/ AS farVector,
  judged IS NULL AS unknown, /*gaps*/ AS gaps,
  tie.kind AS kind, /*status*/ AS status, tie.sinceFirst AS since, size(tie.sources) AS sourceCount,
  /*sources*/ AS sources, /*fields*/ AS fields, /*frameworks*/ AS frameworks
