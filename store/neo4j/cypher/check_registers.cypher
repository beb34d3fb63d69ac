MATCH (version:Version)
WHERE version._wikidata > '' AND /*versionAlive*/
WITH version._wikidata AS key, version.id AS id ORDER BY id
WITH key, collect(id) AS ids
WHERE size(ids) > 1
RETURN ids[0] + ' and ' + ids[1] + ' are both wikidata ' + key AS finding
UNION ALL
MATCH (version:Version)
WHERE version._geonames > 0 AND /*versionAlive*/
WITH version._geonames AS key, version.id AS id ORDER BY id
WITH key, collect(id) AS ids
WHERE size(ids) > 1
RETURN ids[0] + ' and ' + ids[1] + ' are both geonames ' + key AS finding
