MATCH (version:Version)
WHERE version._wrote = $release OR version._closed = $release
RETURN DISTINCT version.id AS id
UNION
MATCH ()-[tie:TIE]->()
WHERE tie.wrote = $release OR tie.closed = $release
RETURN DISTINCT tie.id AS id
