// Two versions of one record in the newest release.
MATCH ()-[tie:TIE]->()
USING INDEX SEEK tie:TIE(id)
WHERE tie.id >= '' AND /*tieAlive*/
WITH tie.id AS id, count(*) AS n
WHERE n > 1
RETURN id + ' is there ' + n + ' times' AS finding
UNION ALL
MATCH (node)-[:LATER]->(other:Version)
WHERE other._from <= $release AND $release < other._to
WITH node, count(other) AS n
WITH node, n + CASE WHEN node._from <= $release AND $release < node._to THEN 1 ELSE 0 END AS n
WHERE n > 1
RETURN node.id + ' is there ' + n + ' times' AS finding
