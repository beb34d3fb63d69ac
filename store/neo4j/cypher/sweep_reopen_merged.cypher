MATCH (merged:Merged)
WHERE merged.to = $release
WITH merged LIMIT $most
SET merged.to = $openEnd
RETURN count(*) AS n
