MATCH (meta:Sistergraph {key: 'store'})
SET meta.asked = timestamp()
WITH meta
WHERE meta.token = $token
REMOVE meta.token, meta.owner, meta.expires
