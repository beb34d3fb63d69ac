-- Every version of a record is a row: it is part of release r when
-- from_release <= r and r < to_release. The current version has the to_release
-- 2147483647. seq is the key of a version inside the file, never used twice
-- and never seen outside; records are named by their text ids.

CREATE TABLE release (
	number    INTEGER PRIMARY KEY,
	day       INTEGER NOT NULL, -- twinning.Day
	published TEXT    NOT NULL, -- RFC 3339, UTC
	note      TEXT    NOT NULL
);

-- The only row is the writer's lease. pending is the release that an import
-- has begun to write and neither published nor undone; 0 when there is none.
CREATE TABLE lease (
	only    INTEGER PRIMARY KEY CHECK (only = 1),
	owner   TEXT    NOT NULL,
	token   TEXT    NOT NULL,
	expires INTEGER NOT NULL, -- milliseconds since 1970
	pending INTEGER NOT NULL
);
INSERT INTO lease VALUES (1, '', '', 0, 0);

CREATE TABLE place (
	seq          INTEGER PRIMARY KEY AUTOINCREMENT,
	id           TEXT    NOT NULL,
	from_release INTEGER NOT NULL,
	to_release   INTEGER NOT NULL,
	sort_key     TEXT    NOT NULL,
	level        TEXT    NOT NULL,
	country      TEXT,    -- the primary one
	population   INTEGER,
	lat REAL, lon REAL,
	vx INTEGER, vy INTEGER, vz INTEGER, -- twinning.Vector
	wikidata     TEXT,
	geonames     INTEGER,
	names        TEXT    NOT NULL, -- one a line
	aliases      TEXT,    -- one a line
	countries    TEXT,    -- one a line
	parent       TEXT,
	sources      TEXT,    -- JSON
	created      INTEGER NOT NULL,
	note         TEXT,
	UNIQUE (id, from_release)
);
CREATE INDEX place_by_name ON place (sort_key, id);
CREATE INDEX place_by_country ON place (country, sort_key, id);
CREATE INDEX place_by_wikidata ON place (wikidata) WHERE wikidata IS NOT NULL;
CREATE INDEX place_by_geonames ON place (geonames) WHERE geonames IS NOT NULL;

-- Points in degrees and as unit vectors: a box of degrees narrows Box, a cube
-- around the centre narrows Within, whose poles and date line it knows not.
CREATE VIRTUAL TABLE place_point USING rtree (
	seq, lat0, lat1, lon0, lon1, x0, x1, y0, y1, z0, z1
);

CREATE TABLE tie (
	seq          INTEGER PRIMARY KEY AUTOINCREMENT,
	id           TEXT    NOT NULL,
	from_release INTEGER NOT NULL,
	to_release   INTEGER NOT NULL,
	a            TEXT    NOT NULL,
	b            TEXT    NOT NULL,
	kind         TEXT    NOT NULL,
	status       TEXT    NOT NULL, -- as recorded
	-- What follows to suspended is twinning.History, in days.
	since        TEXT,
	since_first  INTEGER NOT NULL,
	since_last   INTEGER NOT NULL,
	ended        INTEGER NOT NULL,
	ended_last   INTEGER NOT NULL,
	end_status   TEXT,
	before       TEXT    NOT NULL,
	suspended    TEXT,    -- JSON: [[from, to], ...]
	sources      TEXT,    -- JSON, as are the other lists; NULL when there is none
	source_count INTEGER NOT NULL,
	stated_by    TEXT    NOT NULL,
	disputes     TEXT,
	fields       TEXT,
	frameworks   TEXT,
	acts         TEXT,
	note         TEXT,
	UNIQUE (id, from_release)
);

-- Both ends of every version of a tie: what a place's ties are read by.
CREATE TABLE tie_end (
	near TEXT    NOT NULL,
	far  TEXT    NOT NULL,
	tie  INTEGER NOT NULL, -- tie.seq
	PRIMARY KEY (near, far, tie)
) WITHOUT ROWID;

CREATE TABLE statement (
	tie          TEXT    NOT NULL,
	id           TEXT    NOT NULL,
	from_release INTEGER NOT NULL,
	to_release   INTEGER NOT NULL,
	source       TEXT    NOT NULL,
	side         TEXT,
	kind         TEXT    NOT NULL,
	since        TEXT,
	until        TEXT,
	status       TEXT    NOT NULL,
	note         TEXT,
	withdrawn    TEXT,
	PRIMARY KEY (tie, id, from_release)
) WITHOUT ROWID;
CREATE INDEX statement_by_id ON statement (id);

CREATE TABLE entity (
	seq          INTEGER PRIMARY KEY AUTOINCREMENT,
	id           TEXT    NOT NULL,
	from_release INTEGER NOT NULL,
	to_release   INTEGER NOT NULL,
	type         TEXT    NOT NULL,
	sort_key     TEXT    NOT NULL,
	date_first   INTEGER, -- of agreements and events with a date
	date_last    INTEGER,
	body         TEXT    NOT NULL, -- JSON
	UNIQUE (id, from_release)
);
CREATE INDEX entity_by_type ON entity (type, sort_key, id);

CREATE TABLE link (
	target TEXT    NOT NULL,
	role   TEXT    NOT NULL,
	entity INTEGER NOT NULL, -- entity.seq
	PRIMARY KEY (target, role, entity)
) WITHOUT ROWID;
CREATE INDEX link_by_entity ON link (entity);

-- The keys of a record as a whole have versions: a record that changes in
-- something else keeps its keys.
CREATE TABLE keyed (
	seq          INTEGER PRIMARY KEY AUTOINCREMENT,
	id           TEXT    NOT NULL,
	from_release INTEGER NOT NULL,
	to_release   INTEGER NOT NULL,
	type         TEXT    NOT NULL,
	keys         TEXT    NOT NULL, -- JSON: [[text, grade], ...]
	UNIQUE (id, from_release)
);

CREATE TABLE search_key (
	text  TEXT    NOT NULL,
	keyed INTEGER NOT NULL, -- keyed.seq
	grade INTEGER NOT NULL,
	PRIMARY KEY (text, keyed)
) WITHOUT ROWID;

-- The records that have a gram, a list for each batch that was written: a row
-- a record would be a hundred for every place.
CREATE TABLE gram (
	text  TEXT    NOT NULL,
	first INTEGER NOT NULL, -- the least keyed.seq of the batch
	keyed TEXT    NOT NULL, -- JSON: keyed.seq; some may be gone
	PRIMARY KEY (text, first)
) WITHOUT ROWID;

-- target is the record that answers for id, never itself given up.
CREATE TABLE merged (
	id           TEXT    NOT NULL,
	from_release INTEGER NOT NULL,
	to_release   INTEGER NOT NULL,
	target       TEXT    NOT NULL,
	PRIMARY KEY (id, from_release)
) WITHOUT ROWID;
CREATE INDEX merged_by_target ON merged (target);
