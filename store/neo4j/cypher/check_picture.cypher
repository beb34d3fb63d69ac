// The picture and the newest release. While an import is being published the two may differ.
CALL () {
  MATCH ()-[tie:TIE]->()
  WHERE tie.id >= '' AND /*tieAlive*/
  RETURN count(tie) AS ties
}
CALL () {
  MATCH ()-[shown:PARTNER_OF]->()
  RETURN count(shown) AS shown
}
WITH ties, shown
WHERE ties <> shown
RETURN 'the picture shows ' + shown + ' ties, the newest release has ' + ties AS finding
