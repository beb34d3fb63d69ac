// Ties whose places are not there.
MATCH (a)-[tie:TIE]->(b)
USING INDEX SEEK tie:TIE(id)
WHERE tie.id >= '' AND /*tieAlive*/
UNWIND [a, b] AS node
WITH tie, node.id AS id, /*versionOfNode*/ AS version
WHERE version IS NULL
RETURN tie.id + ' refers to ' + id + ', which is not there' AS finding
