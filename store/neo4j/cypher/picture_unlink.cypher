UNWIND $ids AS id
MATCH (entity:Entity {id: id})-[old:/*types*/]->()
DELETE old
