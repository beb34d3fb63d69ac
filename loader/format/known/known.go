// Package known lists the formats that can be read.
package known

import (
	"github.com/sistergraph/sistergraph/loader/format"
	"github.com/sistergraph/sistergraph/loader/format/adjacency"
	"github.com/sistergraph/sistergraph/loader/format/datapackage"
	"github.com/sistergraph/sistergraph/loader/format/geonames"
	"github.com/sistergraph/sistergraph/loader/format/gexf"
	"github.com/sistergraph/sistergraph/loader/format/graphml"
	"github.com/sistergraph/sistergraph/loader/format/jsonl"
	"github.com/sistergraph/sistergraph/loader/format/pairs"
	"github.com/sistergraph/sistergraph/loader/format/wikidata"
	"github.com/sistergraph/sistergraph/loader/format/xlsx"
)

// Formats are all there are. Of two that are equally sure of an input the
// earlier one reads it.
var Formats = []*format.Format{
	datapackage.Format, pairs.Format, adjacency.Format, jsonl.Format, wikidata.Format, gexf.Format, graphml.Format, geonames.Format, xlsx.Format,
}
