// The next ties that the release has closed a version of; those that have none now are shown no more.
MATCH (a)-[closed:TIE]->(b)
USING INDEX SEEK closed:TIE(closed, id)
WHERE closed.closed = $release AND closed.id > $after
WITH closed, a, b ORDER BY closed.id LIMIT $most
CALL (closed, a, b) {
  WITH closed, a, b
  WHERE NOT EXISTS { MATCH ()-[tie:TIE {id: closed.id}]->() USING INDEX SEEK tie:TIE(id) WHERE /*tieAlive*/ }
  MATCH (a)-[old:PARTNER_OF]->(b)
  DELETE old
}
RETURN max(closed.id) AS last
