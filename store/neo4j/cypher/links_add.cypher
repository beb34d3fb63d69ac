// A target that is not there yet is made as a stub: it has no version until it is written.
UNWIND $rows AS row
MATCH (entity:Entity {id: row.id})
MERGE (target:/*label*/ {id: row.to})
ON CREATE SET target:Version, target._from = $openEnd, target._to = $openEnd, target._wrote = $openEnd
CREATE (entity)-[:LINK {role: row.role, from: $release, to: $openEnd, wrote: $release}]->(target)
