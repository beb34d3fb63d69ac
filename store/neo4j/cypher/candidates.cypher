// The three ways of a query add up. A word stands between spaces in the keys of its grade and in the grams.
UNWIND $queries AS q
CALL (q) {
  UNWIND q.exact AS text
  CALL db.index.fulltext.queryNodes('version_keys', text) YIELD node AS version
  WITH q, version
  WHERE /*versionAlive*/
    AND (q.country IS NULL OR version._country = q.country)
    AND (size(q.types) = 0 OR split(version.id, ':')[0] IN q.types)
    AND (coalesce(version._keys0, '') CONTAINS q.word OR coalesce(version._keys1, '') CONTAINS q.word
      OR coalesce(version._keys2, '') CONTAINS q.word)
  RETURN version
UNION
  UNWIND q.prefix AS text
  CALL db.index.fulltext.queryNodes('version_keys', text) YIELD node AS version
  WITH q, version, CASE
    WHEN coalesce(version._keys0, '') CONTAINS q.beginning THEN 0
    WHEN coalesce(version._keys1, '') CONTAINS q.beginning THEN 1
    WHEN coalesce(version._keys2, '') CONTAINS q.beginning THEN 2
  END AS grade
  WHERE grade IS NOT NULL AND /*versionAlive*/
    AND (q.country IS NULL OR version._country = q.country)
    AND (size(q.types) = 0 OR split(version.id, ':')[0] IN q.types)
  WITH q, version, grade, /*nodeOfVersion*/ AS node
  WITH q, version, grade, COUNT { (node)-[tie:TIE]-() WHERE /*tieAlive*/ } AS ties
  ORDER BY grade, ties DESC, version._population IS NULL, version._population DESC, version.id
  WITH q, collect(version)[..q.limit] AS best
  UNWIND best AS version
  RETURN version
UNION
  UNWIND q.near AS text
  CALL db.index.fulltext.queryNodes('version_grams', text) YIELD node AS version
  WITH DISTINCT q, version
  WHERE /*versionAlive*/
    AND (q.country IS NULL OR version._country = q.country)
    AND (size(q.types) = 0 OR split(version.id, ':')[0] IN q.types)
  WITH q, version, size([gram IN q.grams WHERE version._grams CONTAINS gram]) AS shared
  WHERE shared >= q.least
  // Ties are counted for those alone that are among the limit by what they share.
  WITH q, version, shared ORDER BY shared DESC
  WITH q, collect([version, shared]) AS hits
  WITH q, hits, CASE WHEN 0 < q.limit AND q.limit <= size(hits) THEN hits[q.limit - 1][1] ELSE 0 END AS last
  UNWIND hits AS hit
  WITH q, hit[0] AS version, hit[1] AS shared, last
  WHERE shared >= last
  WITH q, version, shared, /*nodeOfVersion*/ AS node
  WITH q, version, shared, COUNT { (node)-[tie:TIE]-() WHERE /*tieAlive*/ } AS ties
  ORDER BY shared DESC, ties DESC, version.id
  WITH q, collect(version)[..q.limit] AS best
  UNWIND best AS version
  RETURN version
}
WITH DISTINCT q.query AS query, version.id AS id, /*nodeOfVersion*/ AS node
RETURN query, id, COUNT { (node)-[tie:TIE]-() WHERE /*tieAlive*/ } AS ties
ORDER BY query, id
