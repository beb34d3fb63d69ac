// The next places that the release has closed a version of; those that have none now are shown no more.
MATCH (closed:Version)
USING INDEX SEEK closed:Version(_closed, id)
WHERE closed._closed = $release AND closed.id > $after AND closed.id < 'city;'
WITH closed ORDER BY closed.id LIMIT $most
MATCH (node:Place {id: closed.id})
WITH closed, node, /*versionOfNode*/ AS version
CALL (node, version) {
  WITH node, version
  WHERE version IS NULL
  OPTIONAL MATCH (node)-[old:IN|PART_OF]->()
  DELETE old
  REMOVE node:City, node.name, node.level, node.country, node.population, node.wikidata, node.location
}
RETURN max(closed.id) AS last
