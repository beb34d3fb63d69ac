MATCH ()-[link:LINK]->()
WHERE link.from = $release
WITH link LIMIT $most
DELETE link
RETURN count(*) AS n
