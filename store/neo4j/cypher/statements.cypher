UNWIND $ids AS id
MATCH ()-[tie:TIE {id: id}]->()
USING INDEX SEEK tie:TIE(id)
WHERE /*tieAlive*/
WITH id
/*page*/
RETURN id, rows, earlier, later, total
