// The first SET takes the lock on the store's node, so that two who ask at once come one after the other.
MATCH (meta:Sistergraph {key: 'store'})
SET meta.asked = timestamp()
WITH meta
WHERE meta.token IS NULL OR meta.token = $token OR meta.expires < timestamp()
SET meta.token = $token, meta.owner = $owner, meta.expires = timestamp() + $leaseTime
RETURN meta.newest AS newest, coalesce(meta.writing, 0) AS writing, meta.pictured AS pictured
