UNWIND $ids AS id
MATCH (entity:Entity {id: id})-[link:LINK {role: $role}]->(target)
WHERE /*linkAlive*/
CREATE (entity)-[:/*type*/]->(target)
