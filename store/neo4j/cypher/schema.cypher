// What version 1 of the schema had instead of indexes of two properties.
DROP INDEX version_wrote IF EXISTS;
DROP INDEX version_closed IF EXISTS;
DROP INDEX tie_wrote IF EXISTS;
DROP INDEX tie_closed IF EXISTS;
// What the program reads. A unique id finds a record. The release that wrote or closed a version finds it for sweeping, and in
// the order of ids for the picture. What every read filters by, from and to, has no index, so that no plan begins with it.
CREATE CONSTRAINT store_key IF NOT EXISTS FOR (meta:Sistergraph) REQUIRE meta.key IS UNIQUE;
CREATE CONSTRAINT release_number IF NOT EXISTS FOR (release:Release) REQUIRE release.number IS UNIQUE;
CREATE CONSTRAINT place_id IF NOT EXISTS FOR (place:Place) REQUIRE place.id IS UNIQUE;
CREATE CONSTRAINT saying_id IF NOT EXISTS FOR (saying:Saying) REQUIRE saying.id IS UNIQUE;
CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (entity:Entity) REQUIRE entity.id IS UNIQUE;
CREATE INDEX merged_id IF NOT EXISTS FOR (merged:Merged) ON (merged.id);
CREATE INDEX version_wrote_id IF NOT EXISTS FOR (version:Version) ON (version._wrote, version.id);
CREATE INDEX version_closed_id IF NOT EXISTS FOR (version:Version) ON (version._closed, version.id);
CREATE INDEX version_country IF NOT EXISTS FOR (version:Version) ON (version._country);
CREATE INDEX version_wikidata IF NOT EXISTS FOR (version:Version) ON (version._wikidata);
CREATE INDEX version_geonames IF NOT EXISTS FOR (version:Version) ON (version._geonames);
CREATE INDEX saying_tie IF NOT EXISTS FOR (saying:Saying) ON (saying._tie);
CREATE INDEX entity_type IF NOT EXISTS FOR (entity:Entity) ON (entity._type, entity.id);
CREATE INDEX tie_id IF NOT EXISTS FOR ()-[tie:TIE]-() ON (tie.id);
CREATE INDEX tie_wrote_id IF NOT EXISTS FOR ()-[tie:TIE]-() ON (tie.wrote, tie.id);
CREATE INDEX tie_closed_id IF NOT EXISTS FOR ()-[tie:TIE]-() ON (tie.closed, tie.id);
CREATE INDEX link_wrote IF NOT EXISTS FOR ()-[link:LINK]-() ON (link.wrote);
CREATE INDEX link_closed IF NOT EXISTS FOR ()-[link:LINK]-() ON (link.closed);
CREATE FULLTEXT INDEX version_keys IF NOT EXISTS FOR (version:Version) ON EACH [version._keys0, version._keys1, version._keys2]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}};
CREATE FULLTEXT INDEX version_grams IF NOT EXISTS FOR (version:Version) ON EACH [version._grams]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}};
// What people look for in the picture.
CREATE INDEX city_name IF NOT EXISTS FOR (city:City) ON (city.name);
CREATE INDEX city_wikidata IF NOT EXISTS FOR (city:City) ON (city.wikidata);
CREATE POINT INDEX city_location IF NOT EXISTS FOR (city:City) ON (city.location);
CREATE INDEX country_code IF NOT EXISTS FOR (country:Country) ON (country.code);
CREATE INDEX framework_key IF NOT EXISTS FOR (framework:Framework) ON (framework.key)
