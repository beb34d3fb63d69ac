MATCH (meta:Sistergraph {key: 'store'})
REMOVE meta.writing
