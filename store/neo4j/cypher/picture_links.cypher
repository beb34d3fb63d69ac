UNWIND $ids AS id
MATCH (entity:Entity {id: id})-[link:LINK]->(target)
WHERE /*linkAlive*/ AND $types[link.role] IS NOT NULL
CREATE (entity)-[:$($types[link.role])]->(target)
