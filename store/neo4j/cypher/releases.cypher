MATCH (meta:Sistergraph {key: 'store'})
MATCH (release:Release)
WHERE release.number <= meta.newest
RETURN release.number AS number, release.day AS day, release.note AS note, release.published AS published
ORDER BY number
