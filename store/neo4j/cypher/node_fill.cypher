UNWIND $rows AS row
MATCH (node:/*label*/ {id: row.id})
SET node = row, node:Version
