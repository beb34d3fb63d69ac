MATCH (meta:Sistergraph {key: 'store'})
SET meta.pictured = $release
