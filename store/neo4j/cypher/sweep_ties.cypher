MATCH ()-[tie:TIE]->()
WHERE tie.wrote = $release
WITH tie LIMIT $most
DELETE tie
RETURN count(*) AS n
