// A place that is not there yet is made as a stub: it has no version until it is written.
UNWIND $rows AS row
MERGE (a:Place {id: row.a})
ON CREATE SET a:Version, a._from = $openEnd, a._to = $openEnd, a._wrote = $openEnd
MERGE (b:Place {id: row.b})
ON CREATE SET b:Version, b._from = $openEnd, b._to = $openEnd, b._wrote = $openEnd
CREATE (a)-[tie:TIE]->(b)
SET tie = row.tie
