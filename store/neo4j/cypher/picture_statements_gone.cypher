// The next statements that the release has closed a version of; those that have none now are shown no more.
MATCH (closed:Version)
USING INDEX SEEK closed:Version(_closed, id)
WHERE closed._closed = $release AND closed.id > $after AND closed.id < 'statement;'
WITH closed ORDER BY closed.id LIMIT $most
MATCH (node:Saying {id: closed.id})
WITH closed, node, /*versionOfNode*/ AS version
CALL (node, version) {
  WITH node, version
  WHERE version IS NULL
  OPTIONAL MATCH (node)-[old:ABOUT|SAID_BY|SPEAKS_FOR]->()
  DELETE old
  REMOVE node:Statement, node.kind, node.since
}
RETURN max(closed.id) AS last
