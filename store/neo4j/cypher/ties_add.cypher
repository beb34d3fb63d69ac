// Rows whose places are not there are not counted. (MATCH would be planned as a product of the two.)
UNWIND $rows AS row
OPTIONAL MATCH (a:Place {id: row.a})
OPTIONAL MATCH (b:Place {id: row.b})
WITH row, a, b
WHERE a IS NOT NULL AND b IS NOT NULL
CREATE (a)-[tie:TIE]->(b)
SET tie = row.tie
RETURN count(*) AS n
