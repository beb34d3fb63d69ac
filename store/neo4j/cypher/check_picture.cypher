// The picture and the newest release, unless it is still to be made: while an import is being published, and after one that
// was killed then, which the next import makes up for.
MATCH (meta:Sistergraph {key: 'store'})
WHERE meta.pictured = meta.newest
WITH 1 AS one
CALL (one) {
  MATCH ()-[tie:TIE]->()
  USING INDEX SEEK tie:TIE(id)
  WHERE tie.id >= '' AND /*tieAlive*/
  RETURN count(tie) AS ties
}
CALL (one) {
  MATCH ()-[shown:PARTNER_OF]->()
  RETURN count(shown) AS shown
}
WITH ties, shown
WHERE ties <> shown
RETURN 'the picture shows ' + shown + ' ties, the newest release has ' + ties AS finding
