MATCH (meta:Sistergraph {key: 'store'})
SET meta.writing = $release
