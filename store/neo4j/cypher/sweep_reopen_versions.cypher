MATCH (version:Version)
WHERE version._closed = $release AND version.id >= ''
WITH version LIMIT $most
SET version._to = $openEnd, version._closed = null
RETURN count(*) AS n
