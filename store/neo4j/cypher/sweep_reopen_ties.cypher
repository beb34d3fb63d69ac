MATCH ()-[tie:TIE]->()
WHERE tie.closed = $release AND tie.id >= ''
WITH tie LIMIT $most
SET tie.to = $openEnd, tie.closed = null
RETURN count(*) AS n
