UNWIND $ids AS id
MATCH (a)-[tie:TIE {id: id}]->(b)
USING INDEX SEEK tie:TIE(id)
WITH DISTINCT id, a, b
CALL (a, b) {
  MATCH (a)-[old:PARTNER_OF]->(b)
  DELETE old
}
MATCH ()-[tie:TIE {id: id}]->()
USING INDEX SEEK tie:TIE(id)
WHERE /*tieAlive*/
CREATE (a)-[shown:PARTNER_OF]->(b)
SET shown.id = id, shown.kind = tie.kind, shown.status = tie.status, shown.since = tie.since, shown.statedBy = tie.statedBy
