MATCH (version:Version)
USING INDEX SEEK version:Version(_country)
WHERE version._country IN /*codes*/ AND /*versionAlive*/
WITH version, /*nodeOfVersion*/ AS node
