// Stubs that nothing refers to.
MATCH (stub:Version)
WHERE stub._wrote = $openEnd AND stub.id >= '' AND NOT (stub)--()
WITH stub LIMIT $most
DELETE stub
RETURN count(*) AS n
