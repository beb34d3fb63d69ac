// version is 0 in a database that is not ours; behind tells that the picture lacks releases.
OPTIONAL MATCH (meta:Sistergraph)
WITH coalesce(max(meta.schema), 0) AS version, coalesce(max(meta.newest) > max(meta.pictured), false) AS behind
CALL () { MATCH (n) RETURN count(n) AS nodes }
RETURN version, nodes, behind
