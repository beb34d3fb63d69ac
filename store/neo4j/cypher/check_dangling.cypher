MATCH (node:Entity)-[link:LINK]->(target)
WHERE /*linkAlive*/
WITH node, target, CASE
  WHEN target._from <= $release AND $release < target._to THEN true
  ELSE EXISTS { (target)-[:LATER]->(later) WHERE later._from <= $release AND $release < later._to }
END AS there
WHERE NOT there
RETURN node.id + ' refers to ' + target.id + ', which is not there' AS finding
UNION ALL
MATCH (node:Saying)
WHERE node.id >= ''
WITH node.id AS id, /*versionOfNode*/ AS version
WHERE version IS NOT NULL
UNWIND [version._tie, version._source] AS target
WITH id, target
WHERE NOT EXISTS { MATCH ()-[tie:TIE {id: target}]->() USING INDEX SEEK tie:TIE(id) WHERE /*tieAlive*/ }
  AND NOT EXISTS {
    MATCH (source:Entity {id: target})
    WHERE source._from <= $release AND $release < source._to
      OR EXISTS { (source)-[:LATER]->(later) WHERE later._from <= $release AND $release < later._to }
  }
RETURN id + ' refers to ' + target + ', which is not there' AS finding
