// Package neo4j keeps the graph in a Neo4j database, 5.26 or later: one server or a cluster.
//
// # What is stored
//
// The graph has two faces. The program reads the one whose versions never change and never move: a node for each
// record (Place, Saying for a statement, Entity) holds its first version, later ones hang behind it by LATER, and each
// version of a tie is a TIE relationship between two places, of an entity's link a LINK. Each version says from which
// release on it is there and from which on no longer: from <= r < to. Properties of nodes that the program reads begin
// with an underscore. Writing closes versions (their to) and adds others, so that a reader who names a published
// release sees one state whatever is being written: Neo4j reads committed data, not a snapshot, and a version that
// was moved or overwritten could be missed or seen half.
//
// People see the other face, the picture, made from the first when a release has been published: (:City)-[:PARTNER_OF]-
// (:City)-[:IN]->(:Country)-[:MEMBER_OF]->(:Framework), statements, sources, claims, events and agreements by
// their labels. It has the newest release only and the program never reads it.
package neo4j
