// Package graphml reads networks in GraphML, as graph libraries and editors
// write them.
package graphml

import (
	"encoding/xml"

	"github.com/sistergraph/sistergraph/loader/format/network"
)

// Format is GraphML 1.0.
var Format = network.Format("graphml", "GraphML: nodes with data, edges between them", dialect)

var dialect = &network.Dialect{
	Declares: func(e xml.StartElement) (id, name string, ofNodes, ok bool) {
		if e.Name.Local != "key" {
			return "", "", false, false
		}
		return network.Attr(e, "id"), network.Attr(e, "attr.name"), network.Attr(e, "for") == "node", true
	},
	Value: "data", Refers: "key",
	Labels: "NodeLabel", // of yEd
	Rejects: network.Template{
		Begin:   "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n%s<graph edgedefault=\"undirected\">\n",
		Declare: "<key id=\"%[1]s %[2]s\" for=\"%[1]s\" attr.name=\"%[2]s\" attr.type=\"string\"/>\n",
		Nodes:   "%s\n", Edges: "%s\n",
		Node:      "<node id=\"%s\">%s</node>",
		Edge:      "<edge source=\"%s\" target=\"%s\">%s</edge>",
		NodeValue: "<data key=\"node %s\">%s</data>", EdgeValue: "<data key=\"edge %s\">%s</data>",
		End: "</graph>\n</graphml>\n",
	},
}
