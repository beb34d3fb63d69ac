MATCH ()-[link:LINK]->()
WHERE link.to = $release
WITH link LIMIT $most
SET link.to = $openEnd
RETURN count(*) AS n
