UNWIND $rows AS row
MATCH (entity:Entity {id: row.id})
SET entity:$(row.label)
SET entity += row.shown
