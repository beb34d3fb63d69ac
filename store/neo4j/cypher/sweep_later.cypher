MATCH (version:Version)<-[:LATER]-()
USING INDEX SEEK version:Version(_wrote)
WHERE version._wrote = $release
WITH version LIMIT $most
DETACH DELETE version
RETURN count(*) AS n
