MATCH (version:Version)<-[:LATER]-()
WHERE version._from = $release
WITH version LIMIT $most
DETACH DELETE version
RETURN count(*) AS n
