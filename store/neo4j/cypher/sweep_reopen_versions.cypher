MATCH (version:Version)
WHERE version._to = $release
WITH version LIMIT $most
SET version._to = $openEnd
RETURN count(*) AS n
