UNWIND $rows AS row
MATCH (entity:Entity {id: row.id})
REMOVE entity:/*label*/
SET entity.present = null
