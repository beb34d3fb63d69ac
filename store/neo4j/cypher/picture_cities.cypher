UNWIND $ids AS id
MATCH (node:Place {id: id})
WITH node, /*versionOfNode*/ AS version
CALL (node) {
  MATCH (node)-[old:IN|PART_OF]->()
  DELETE old
}
CALL (node, version) {
  WITH node, version
  WHERE version IS NULL
  REMOVE node:City, node.name, node.level, node.country, node.population, node.wikidata, node.location
}
CALL (node, version) {
  WITH node, version
  WHERE version IS NOT NULL
  SET node:City, node.name = version._name, node.level = version._level, node.country = version._country,
      node.population = version._population, node.wikidata = version._wikidata,
      node.location = CASE WHEN version._lat IS NULL THEN null ELSE point({latitude: version._lat, longitude: version._lon}) END
}
CALL (node, version) {
  MATCH (country:Entity {id: 'country:' + version._country})
  CREATE (node)-[:IN]->(country)
}
CALL (node, version) {
  MATCH (whole:Place {id: version._parent})
  CREATE (node)-[:PART_OF]->(whole)
}
