// What to do with a record: see writer.nodes.
UNWIND $ids AS id
OPTIONAL MATCH (node:/*label*/ {id: id})
RETURN id, CASE
  WHEN node IS NULL OR node._from = $openEnd OR node._from = $release THEN 'node_fill'
  WHEN EXISTS { (node)-[:LATER]->(later) WHERE later._from = $release } THEN 'node_rewrite'
  ELSE 'node_add'
END AS state
