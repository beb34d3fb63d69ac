MATCH ()-[link:LINK]->()
WHERE link.closed = $release
WITH link LIMIT $most
SET link.to = $openEnd, link.closed = null
RETURN count(*) AS n
