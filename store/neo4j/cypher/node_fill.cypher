UNWIND $rows AS row
MERGE (node:/*label*/ {id: row.id})
SET node = row, node:Version
