UNWIND /*ids*/ AS id
MATCH ()-[tie:TIE {id: id}]->()
WHERE /*tieAlive*/
RETURN id, tie.body AS body
