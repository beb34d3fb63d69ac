// What is not there yet is made. What to do with the others: see writer.nodes.
UNWIND $rows AS row
OPTIONAL MATCH (node:/*label*/ {id: row.id})
CALL (row, node) {
  WITH row, node
  WHERE node IS NULL
  CREATE (made:/*label*/:Version)
  SET made = row
}
WITH row.id AS id, node
WHERE node IS NOT NULL
RETURN id, CASE
  WHEN node._from = $openEnd OR node._from = $release THEN 'node_fill'
  WHEN EXISTS { (node)-[:LATER]->(later) WHERE later._from = $release } THEN 'node_rewrite'
  ELSE 'node_add'
END AS state
