// Nodes whose first version the release wrote are stubs again.
MATCH (version:Version)
WHERE version._from = $release
WITH version LIMIT $most
SET version = {id: version.id, _from: $openEnd, _to: $openEnd}
RETURN count(*) AS n
