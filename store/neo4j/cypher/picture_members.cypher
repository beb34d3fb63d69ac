UNWIND $ids AS id
MATCH (membership:Entity {id: id})
WHERE membership._type = 'membership'
MATCH (membership)-[:LINK {role: 'member'}]->(member), (membership)-[:LINK {role: 'framework'}]->(framework)
WITH DISTINCT membership, member, framework
CALL (membership, member, framework) {
  MATCH (member)-[old:MEMBER_OF {id: membership.id}]->(framework)
  DELETE old
}
WITH membership, member, framework
WHERE membership.present
CREATE (member)-[:MEMBER_OF {id: membership.id, role: membership.role, joined: membership.joined}]->(framework)
