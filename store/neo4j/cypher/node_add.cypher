UNWIND $rows AS row
MATCH (node:/*label*/ {id: row.id})
CALL (node) {
  UNWIND [node] + [(node)-[:LATER]->(later) | later] AS version
  WITH version
  WHERE version._to = $openEnd
  SET version._to = $release, version._closed = $release
}
CREATE (node)-[:LATER]->(added:Version)
SET added = row
