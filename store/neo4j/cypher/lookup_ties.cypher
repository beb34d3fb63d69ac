UNWIND /*ids*/ AS id
MATCH ()-[tie:TIE {id: id}]->()
USING INDEX SEEK tie:TIE(id)
WHERE /*tieAlive*/
RETURN id, tie.body AS body
