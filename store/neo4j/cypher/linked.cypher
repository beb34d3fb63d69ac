UNWIND $ids AS target
CALL (target) {
  MATCH (to:Place {id: target}) RETURN to
  UNION
  MATCH (to:Entity {id: target}) RETURN to
}
MATCH (to)<-[link:LINK {role: $role}]-(node:Entity)
WHERE node._type = $type AND /*linkAlive*/
WITH target, node.id AS id, /*versionOfNode*/ AS version
WHERE version IS NOT NULL
RETURN target, id, version._body AS body
