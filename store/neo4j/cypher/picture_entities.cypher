UNWIND $rows AS row
MATCH (entity:Entity {id: row.id})
SET entity:/*label*/
SET entity += row.shown
