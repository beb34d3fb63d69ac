/*access*/
WITH node, version, /*passes*/ AS passes
WHERE passes
