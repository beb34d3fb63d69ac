UNWIND $rows AS row
CALL (row) {
  MATCH (old:Merged {id: row.id})
  WHERE old.to = $openEnd AND old.from < $release
  SET old.to = $release
}
CALL (row) {
  MATCH (old:Merged {id: row.id})
  WHERE old.from = $release
  DELETE old
}
CREATE (:Merged {id: row.id, into: row.into, from: $release, to: $openEnd})
