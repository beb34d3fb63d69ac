// The entities of which a release wrote or closed a version.
MATCH (version:Version)
USING INDEX SEEK version:Version(_wrote, id)
WHERE version._wrote = $release AND version.id >= '' AND NOT version.id STARTS WITH 'city:' AND NOT version.id STARTS WITH 'statement:'
RETURN version.id AS id
UNION
MATCH (version:Version)
USING INDEX SEEK version:Version(_closed, id)
WHERE version._closed = $release AND version.id >= '' AND NOT version.id STARTS WITH 'city:' AND NOT version.id STARTS WITH 'statement:'
RETURN version.id AS id
