/*access*/
WITH node, version
WHERE /*passes*/
