MATCH (version:Version)
WHERE version._from = $release OR version._to = $release
RETURN DISTINCT version.id AS id
UNION
MATCH ()-[tie:TIE]->()
WHERE tie.from = $release OR tie.to = $release
RETURN DISTINCT tie.id AS id
