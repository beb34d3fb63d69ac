MATCH (meta:Sistergraph {key: 'store'})
MERGE (release:Release {number: $release})
SET release.day = $day, release.date = $date, release.published = $published, release.note = $note,
    meta.newest = $release
REMOVE meta.writing
