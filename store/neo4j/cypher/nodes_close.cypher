// Older versions end; one of this release goes, and a node that had no other is left as a stub.
UNWIND $ids AS id
MATCH (node:/*label*/ {id: id})
CALL (node) {
  UNWIND [node] + [(node)-[:LATER]->(later) | later] AS version
  WITH version
  WHERE version._to = $openEnd AND version._from < $release
  SET version._to = $release, version._closed = $release
}
CALL (node) {
  MATCH (node)-[:LATER]->(later)
  WHERE later._from = $release
  DETACH DELETE later
}
CALL (node) {
  WITH node
  WHERE node._from = $release
  SET node = {id: node.id, _from: $openEnd, _to: $openEnd, _wrote: $openEnd}
}
