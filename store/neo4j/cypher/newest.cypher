MATCH (meta:Sistergraph {key: 'store'})
RETURN meta.newest AS newest
