MERGE (meta:Sistergraph {key: 'store'})
ON CREATE SET meta.newest = 0, meta.pictured = 0
SET meta.schema = $version
