// Package known lists the formats that can be read.
package known

import (
	"github.com/sistergraph/sistergraph/loader/format"
	"github.com/sistergraph/sistergraph/loader/format/datapackage"
	"github.com/sistergraph/sistergraph/loader/format/pairs"
)

// Formats are all there are. Of two that are equally sure of an input the
// earlier one reads it.
var Formats = []*format.Format{
	datapackage.Format,
	pairs.Format,
}
