MATCH (version:Version)
WHERE version._country IN /*codes*/ AND /*versionAlive*/
WITH version, /*nodeOfVersion*/ AS node
