UNWIND $ids AS id
MATCH (entity:Entity {id: id})
REMOVE entity:$($labels[split(id, ':')[0]])
SET entity.present = null
