// Package twinning is the domain: cities, countries, organisations, cooperation
// frameworks and who is partnered with whom, since when, says who. It knows no
// database, no GraphQL and no file format.
//
// A record that is not known is empty, never guessed: the zero Date is an
// unknown date, KindUnknown an unstated kind, a nil Population an unknown one.
package twinning
