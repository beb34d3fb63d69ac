// The next ties of which the release has a version of its own.
MATCH (a)-[tie:TIE]->(b)
USING INDEX SEEK tie:TIE(wrote, id)
WHERE tie.wrote = $release AND tie.id > $after
WITH tie, a, b ORDER BY tie.id LIMIT $most
CALL (a, b) {
  MATCH (a)-[old:PARTNER_OF]->(b)
  DELETE old
}
CREATE (a)-[:PARTNER_OF {id: tie.id, kind: tie.kind, status: tie.status, since: tie.since, statedBy: tie.statedBy}]->(b)
RETURN max(tie.id) AS last
