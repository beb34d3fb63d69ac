// The next statements of which the release has a version of its own, and who says them.
MATCH (version:Version)
USING INDEX SEEK version:Version(_wrote, id)
WHERE version._wrote = $release AND version.id > $after AND version.id < 'statement;'
WITH version ORDER BY version.id LIMIT $most
WITH version, /*nodeOfVersion*/ AS node
CALL (node) {
  MATCH (node)-[old:SAID_BY]->()
  DELETE old
}
SET node:Statement, node.kind = version._kind, node.since = version._since
WITH version, node
CALL (version, node) {
  MATCH (source:Entity {id: version._source})
  CREATE (node)-[:SAID_BY]->(source)
}
RETURN max(version.id) AS last
