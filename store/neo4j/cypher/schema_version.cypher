// version is 0 in a database that is not ours.
OPTIONAL MATCH (meta:Sistergraph)
WITH coalesce(max(meta.schema), 0) AS version
CALL () { MATCH (n) RETURN count(n) AS nodes }
RETURN version, nodes
