// Older versions end; one of this release goes.
UNWIND $ids AS id
MATCH ()-[tie:TIE {id: id}]->()
USING INDEX SEEK tie:TIE(id)
WHERE tie.to = $openEnd
CALL (tie) {
  WITH tie WHERE tie.from < $release
  SET tie.to = $release, tie.closed = $release
}
CALL (tie) {
  WITH tie WHERE tie.from = $release
  DELETE tie
}
