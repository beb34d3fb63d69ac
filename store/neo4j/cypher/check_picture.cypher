// The picture and the newest release. While an import is being published the two may differ.
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
