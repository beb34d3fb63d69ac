MATCH ()-[tie:TIE]->()
WHERE tie.wrote = $release AND tie.id >= ''
WITH tie LIMIT $most
DELETE tie
RETURN count(*) AS n
