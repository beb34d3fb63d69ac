MATCH ()-[tie:TIE]->()
USING INDEX SEEK tie:TIE(id)
WHERE tie.id > $after AND /*tieAlive*/
RETURN tie.id AS id, tie.body AS body
ORDER BY id
LIMIT $most
