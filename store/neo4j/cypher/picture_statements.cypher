UNWIND $ids AS id
MATCH (node:Saying {id: id})
WITH node, /*versionOfNode*/ AS version
CALL (node) {
  MATCH (node)-[old:ABOUT|SAID_BY|SPEAKS_FOR]->()
  DELETE old
}
CALL (node, version) {
  WITH node, version
  WHERE version IS NULL
  REMOVE node:Statement, node.kind, node.since
}
CALL (node, version) {
  WITH node, version
  WHERE version IS NOT NULL
  SET node:Statement, node.kind = version._kind, node.since = version._since
}
CALL (node, version) {
  MATCH (source:Entity {id: version._source})
  CREATE (node)-[:SAID_BY]->(source)
}
CALL (node, version) {
  MATCH (side:Place {id: version._side})
  CREATE (node)-[:SPEAKS_FOR]->(side)
}
CALL (node, version) {
  MATCH (a)-[tie:TIE {id: version._tie}]->(b)
  USING INDEX SEEK tie:TIE(id)
  WHERE /*tieAlive*/
  CREATE (node)-[:ABOUT]->(a), (node)-[:ABOUT]->(b)
}
