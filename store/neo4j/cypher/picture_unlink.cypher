UNWIND $ids AS id
MATCH (entity:Entity {id: id})-[old]->()
WHERE type(old) IN $types
DELETE old
