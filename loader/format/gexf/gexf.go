// Package gexf reads networks in GEXF, as Gephi writes them.
package gexf

import (
	"bytes"
	"encoding/xml"

	"github.com/sistergraph/sistergraph/loader/format"
	"github.com/sistergraph/sistergraph/loader/format/network"
)

// Format is GEXF 1.1 to 1.3.
var Format = &format.Format{
	Name:  "gexf",
	About: "GEXF: nodes with attributes, edges between them",
	Sniff: func(h *format.Head) format.Verdict {
		if bytes.HasPrefix(bytes.TrimSpace(h.Text), []byte("<")) && bytes.Contains(h.Text, []byte("<gexf")) {
			return format.Verdict{Sure: format.Certain, Why: "it is XML with a gexf element"}
		}
		return format.Verdict{Why: "it has no gexf element"}
	},
	Open: func(in *format.Input, opt format.Options) (format.Reader, error) {
		return network.Open(in, opt, dialect)
	},
}

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
