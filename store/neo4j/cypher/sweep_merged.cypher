MATCH (merged:Merged)
WHERE merged.from = $release
WITH merged LIMIT $most
DELETE merged
RETURN count(*) AS n
