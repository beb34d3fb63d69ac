-- The id of a statement begins with the key of its tie, so that one key serves
-- those who look for statements by id and those who look for all of a tie.
CREATE TABLE statement_by_key (
	id           TEXT    NOT NULL,
	tie          TEXT    NOT NULL,
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
	PRIMARY KEY (id, from_release)
) WITHOUT ROWID;
INSERT INTO statement_by_key
SELECT id, tie, from_release, to_release, source, side, kind, since, until, status, note, withdrawn
FROM statement ORDER BY id, from_release;
DROP TABLE statement;
ALTER TABLE statement_by_key RENAME TO statement;
