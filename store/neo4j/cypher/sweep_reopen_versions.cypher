MATCH (version:Version)
WHERE version._closed = $release
WITH version LIMIT $most
SET version._to = $openEnd, version._closed = null
RETURN count(*) AS n
