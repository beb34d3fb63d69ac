UNWIND $ids AS id
MATCH (:Entity {id: id})-[link:LINK]->()
WHERE link.to = $openEnd
CALL (link) {
  WITH link WHERE link.from < $release
  SET link.to = $release, link.closed = $release
}
CALL (link) {
  WITH link WHERE link.from = $release
  DELETE link
}
