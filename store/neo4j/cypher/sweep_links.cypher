MATCH ()-[link:LINK]->()
WHERE link.wrote = $release
WITH link LIMIT $most
DELETE link
RETURN count(*) AS n
