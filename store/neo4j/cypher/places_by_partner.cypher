MATCH (partner:Version)
USING INDEX SEEK partner:Version(_country)
WHERE partner._country IN /*codes*/ AND /*partnerAlive*/
WITH /*nodeOfPartner*/ AS partner
MATCH (partner)-[tie:TIE]-(node)
WHERE /*tieAlive*/
WITH DISTINCT node
WITH node, /*versionOfNode*/ AS version
WHERE version IS NOT NULL
