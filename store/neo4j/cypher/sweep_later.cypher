MATCH (version:Version)<-[:LATER]-()
USING INDEX SEEK version:Version(_wrote, id)
WHERE version._wrote = $release AND version.id >= ''
WITH version LIMIT $most
DETACH DELETE version
RETURN count(*) AS n
