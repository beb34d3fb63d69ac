// Package gexf reads networks in GEXF, as Gephi writes them.
package gexf

import (
	"encoding/xml"

	"github.com/sistergraph/sistergraph/loader/format/network"
)

// Format is GEXF 1.1 to 1.3.
var Format = network.Format("gexf", "GEXF: nodes with attributes, edges between them", dialect)

var dialect = &network.Dialect{
	Declares: func(e xml.StartElement) (id, name string, ofNodes, ok bool) {
		if e.Name.Local != "attribute" {
			return "", "", false, false
		}
		return network.Attr(e, "id"), network.Attr(e, "title"), false, true
	},
	Declared: "attributes",
	Value:    "attvalue", Refers: "for", InAttr: "value",
	Rejects: network.Template{
		Begin:   "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n<graph defaultedgetype=\"undirected\">\n%s",
		Declare: "<attributes class=\"%[1]s\"><attribute id=\"%[1]s %[2]s\" title=\"%[2]s\" type=\"string\"/></attributes>\n",
		Nodes:   "<nodes>%s</nodes>\n", Edges: "<edges>%s</edges>\n",
		Node:      "<node id=\"%s\"><attvalues>%s</attvalues></node>",
		Edge:      "<edge source=\"%s\" target=\"%s\"><attvalues>%s</attvalues></edge>",
		NodeValue: "<attvalue for=\"node %s\" value=\"%s\"/>", EdgeValue: "<attvalue for=\"edge %s\" value=\"%s\"/>",
		End: "</graph>\n</gexf>\n",
	},
}
