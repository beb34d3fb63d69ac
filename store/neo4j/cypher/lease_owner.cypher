MATCH (meta:Sistergraph {key: 'store'})
RETURN meta.owner AS owner
