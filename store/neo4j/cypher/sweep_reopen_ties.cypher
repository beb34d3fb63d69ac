MATCH ()-[tie:TIE]->()
WHERE tie.to = $release
WITH tie LIMIT $most
SET tie.to = $openEnd
RETURN count(*) AS n
