// The next statements of which the release has a version of its own.
MATCH (version:Version)
USING INDEX SEEK version:Version(_wrote, id)
WHERE version._wrote = $release AND version.id > $after AND version.id < 'statement;'
WITH version ORDER BY version.id LIMIT $most
WITH version, /*nodeOfVersion*/ AS node
CALL (node) {
  MATCH (node)-[old:ABOUT|SAID_BY|SPEAKS_FOR]->()
  DELETE old
}
SET node:Statement, node.kind = version._kind, node.since = version._since
WITH version, node
CALL (version, node) {
  MATCH (source:Entity {id: version._source})
  CREATE (node)-[:SAID_BY]->(source)
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
RETURN max(version.id) AS last
