MATCH (a)-[ab:TIE]-(b)
WHERE /*abPasses*/
MATCH (a)-[ac:TIE]-(c)
WHERE b.id < c.id AND /*acPasses*/
MATCH (b)-[bc:TIE]-(c)
WHERE /*bcPasses*/
WITH ab, ac, bc, b, c, /*versionOfB*/ AS bVersion, /*versionOfC*/ AS cVersion
WITH ab, ac, bc, b, c, /*passes*/ AS passes
WHERE passes
