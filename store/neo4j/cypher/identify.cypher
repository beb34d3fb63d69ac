UNWIND $wikidata AS key
MATCH (version:Version {_wikidata: key})
USING INDEX SEEK version:Version(_wikidata)
WHERE /*versionAlive*/
RETURN 'wikidata' AS scheme, key, max(version.id) AS id
UNION ALL
UNWIND $geonames AS key
MATCH (version:Version {_geonames: key})
USING INDEX SEEK version:Version(_geonames)
WHERE /*versionAlive*/
RETURN 'geonames' AS scheme, toString(key) AS key, max(version.id) AS id
