UNWIND $wikidata AS key
MATCH (version:Version {_wikidata: key})
WHERE /*versionAlive*/
RETURN 'wikidata' AS scheme, key, max(version.id) AS id
UNION ALL
UNWIND $geonames AS key
MATCH (version:Version {_geonames: key})
WHERE /*versionAlive*/
RETURN 'geonames' AS scheme, toString(key) AS key, max(version.id) AS id
