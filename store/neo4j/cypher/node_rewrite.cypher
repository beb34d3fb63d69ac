UNWIND $rows AS row
MATCH (:/*label*/ {id: row.id})-[:LATER]->(later)
WHERE later._from = $release
SET later = row
