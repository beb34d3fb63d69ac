// Nodes whose first version the release wrote are stubs again.
MATCH (version:Version)
WHERE version._wrote = $release AND version.id >= ''
WITH version LIMIT $most
SET version = {id: version.id, _from: $openEnd, _to: $openEnd, _wrote: $openEnd}
RETURN count(*) AS n
