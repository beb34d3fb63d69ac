// The SET takes the lock on the store's node for the rest of the transaction.
MATCH (meta:Sistergraph {key: 'store'})
SET meta.asked = timestamp()
WITH meta, coalesce(meta.token = $token, false) AS held
SET meta.expires = CASE WHEN held THEN timestamp() + $leaseTime ELSE meta.expires END
RETURN held
