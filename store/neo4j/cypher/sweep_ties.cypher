MATCH ()-[tie:TIE]->()
WHERE tie.from = $release
WITH tie LIMIT $most
DELETE tie
RETURN count(*) AS n
