// The next places of which the release has a version of its own.
MATCH (version:Version)
USING INDEX SEEK version:Version(_wrote, id)
WHERE version._wrote = $release AND version.id > $after AND version.id < 'city;'
WITH version ORDER BY version.id LIMIT $most
WITH version, /*nodeOfVersion*/ AS node
CALL (node) {
  MATCH (node)-[old:IN|PART_OF]->()
  DELETE old
}
SET node:City, node.name = version._name, node.level = version._level, node.country = version._country,
    node.population = version._population, node.wikidata = version._wikidata,
    node.location = CASE WHEN version._lat IS NULL THEN null ELSE point({latitude: version._lat, longitude: version._lon}) END
WITH version, node
CALL (version, node) {
  MATCH (country:Entity {id: 'country:' + version._country})
  CREATE (node)-[:IN]->(country)
}
CALL (version, node) {
  MATCH (whole:Place {id: version._parent})
  CREATE (node)-[:PART_OF]->(whole)
}
RETURN max(version.id) AS last
