package network

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/sistergraph/sistergraph/loader/format"
	"github.com/sistergraph/sistergraph/loader/format/mapping"
)

// Template has the pieces of a small network of rejected edges, with %s for what
// goes into them.
type Template struct {
	Begin                string // with the declarations
	Declare              string // of node or edge, and the name
	Nodes, Edges         string // around the nodes of an edge, and around the edge
	Node, Edge           string // the id, or the ids of both nodes; and the values
	NodeValue, EdgeValue string // the name and the value
	End                  string
}

// Rejects writes each edge with the two nodes that it needs.
func (r *Reader) Rejects(w io.Writer) (format.RejectWriter, error) {
	t := r.dialect.Rejects
	var declared strings.Builder
	for _, f := range mapping.Ends[0] {
		fmt.Fprintf(&declared, t.Declare, "node", bare(f))
	}
	for _, f := range append(slices.Clone(mapping.OfTie), format.ReasonColumn) {
		fmt.Fprintf(&declared, t.Declare, "edge", f)
	}
	_, err := fmt.Fprintf(w, t.Begin, declared.String())
	return &rejects{w: w, template: t}, err
}

// bare is the field of a place without its end: name.
func bare(f mapping.Field) string {
	return strings.TrimPrefix(strings.TrimPrefix(string(f), "a."), "b.")
}

type rejects struct {
	w        io.Writer
	template Template
	n        int
}

func (r *rejects) Write(raw []string, why string) error {
	r.n++
	t := r.template
	var nodes, of strings.Builder
	for end := range mapping.Ends {
		of.Reset()
		for i, f := range mapping.Ends[end] {
			value(&of, t.NodeValue, bare(f), raw[end*len(mapping.Ends[0])+i])
		}
		if of.Len() > 0 { // else the edge names a node that was not there
			fmt.Fprintf(&nodes, t.Node, r.id(end), of.String())
		}
	}
	of.Reset()
	for i, f := range mapping.OfTie {
		value(&of, t.EdgeValue, string(f), raw[len(raw)-len(mapping.OfTie)+i])
	}
	value(&of, t.EdgeValue, format.ReasonColumn, why)
	edge := fmt.Sprintf(t.Edge, r.id(0), r.id(1), of.String())
	_, err := fmt.Fprintf(r.w, t.Nodes+t.Edges, nodes.String(), edge)
	return err
}

func (r *rejects) id(end int) string { return fmt.Sprintf("%d%c", r.n, 'a'+end) }

func value(to *strings.Builder, template, name, value string) {
	if value != "" {
		var escaped bytes.Buffer
		_ = xml.EscapeText(&escaped, []byte(value)) // a buffer takes everything
		fmt.Fprintf(to, template, name, escaped.String())
	}
}

// Close ends the document.
func (r *rejects) Close() error {
	_, err := io.WriteString(r.w, r.template.End)
	return err
}
