// What the statements of a page are about, and for which side they speak.
MATCH (version:Version)
USING INDEX SEEK version:Version(_wrote, id)
WHERE version._wrote = $release AND version.id > $after AND version.id <= $last
WITH version, /*nodeOfVersion*/ AS node
CALL (node) {
  MATCH (node)-[old:ABOUT|SPEAKS_FOR]->()
  DELETE old
}
CALL (version, node) {
  MATCH (side:Place {id: version._side})
  CREATE (node)-[:SPEAKS_FOR]->(side)
}
CALL (version, node) {
  MATCH (a)-[tie:TIE {id: version._tie}]->(b)
  USING INDEX SEEK tie:TIE(id)
  WHERE /*tieAlive*/
  CREATE (node)-[:ABOUT]->(a), (node)-[:ABOUT]->(b)
}
