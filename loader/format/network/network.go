package network

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"github.com/sistergraph/sistergraph/loader/format"
	"github.com/sistergraph/sistergraph/loader/format/cite"
	"github.com/sistergraph/sistergraph/loader/format/mapping"
	"github.com/sistergraph/sistergraph/loader/format/row"
	"github.com/sistergraph/sistergraph/loader/record"
)

// Dialect is how one format writes networks.
type Dialect struct {
	// Declares reads an element that declares an attribute: its id, its name, and
	// whether nodes have it; false for other elements.
	Declares func(xml.StartElement) (id, name string, ofNodes, ok bool)
	// Value is the element that holds a value, and the attribute that refers to
	// the declaration. The value stands in the attribute InAttr, or is its text
	// where InAttr is empty.
	Value, Refers, InAttr string
	// Declared finds declarations inside an element of this name only; the class
	// of them is its attribute class. Empty where they stand by themselves.
	Declared string
	// Labels are elements whose text is the label of a node, beside its attribute.
	Labels  string
	Rejects Template
}

// Format is the format of networks in a dialect, whose documents are an element
// of the name of the format.
func Format(name, about string, d *Dialect) *format.Format {
	return &format.Format{
		Name: name, About: about,
		Sniff: func(h *format.Head) format.Verdict {
			if bytes.HasPrefix(bytes.TrimSpace(h.Text), []byte("<")) && bytes.Contains(h.Text, []byte("<"+name)) {
				return format.Verdict{Sure: format.Certain, Why: "it is XML with a " + name + " element"}
			}
			return format.Verdict{Why: "it has no " + name + " element"}
		},
		Open: func(in *format.Input, opt format.Options) (format.Reader, error) { return open(in, opt, d) },
	}
}

// mostNodes bounds the memory for nodes, which edges refer to.
const mostNodes = 1_000_000

// place has the fields of a node in the order of mapping.Ends.
type place [8]string

// Reader is a format.Reader of a network. Each edge is a row. Its memory grows
// with the number of nodes.
type Reader struct {
	dialect *Dialect
	name    string
	text    io.Closer
	xml     *stream
	decoder row.Decoder
	ofNodes map[string]int           // declared: index in place
	ofEdges map[string]int           // declared: index in mapping.Fields
	class   string                   // of declarations, inside Declared
	read    map[mapping.Field]string // the names of declared attributes
	unread  []string                 // names of the others
	nodes   map[string]*place
	edges   int
	guesses bool // whether names carry their country is to be found out
	commas  int  // names of nodes with a comma
}

// open reads from the start of an input.
func open(in *format.Input, opt format.Options, d *Dialect) (*Reader, error) {
	text, err := in.Text()
	if err != nil {
		return nil, err
	}
	m := opt.Mapping
	if m == nil {
		m = &mapping.Mapping{}
	}
	return &Reader{
		dialect: d, guesses: opt.Mapping == nil, name: in.Name(), text: text, xml: newStream(in.Name(), text),
		decoder: row.Decoder{Mapping: m, Sources: cite.New(opt.Source, in.Head.Base)},
		ofNodes: map[string]int{}, ofEdges: map[string]int{}, nodes: map[string]*place{}, read: map[mapping.Field]string{},
	}, nil
}

// Meta is empty.
func (r *Reader) Meta() format.Meta { return format.Meta{} }

// Mapping says which attributes are taken for what, once they are declared.
func (r *Reader) Mapping() *mapping.Mapping {
	if len(r.read) == 0 && !r.decoder.Mapping.CountryAfterComma {
		return nil
	}
	m := *r.decoder.Mapping
	m.Columns = r.read
	return &m
}

// Unread are the attributes of which nothing is taken.
func (r *Reader) Unread() []string { return r.unread }

// Close closes the input.
func (r *Reader) Close() error { return r.text.Close() }

// Records yields a tie for each edge. Nodes stand before their edges.
func (r *Reader) Records() iter.Seq2[record.Record, error] {
	return func(yield func(record.Record, error) bool) {
		for {
			t, err := r.xml.next()
			if err == io.EOF {
				if r.edges == 0 {
					yield(record.Record{}, fmt.Errorf("%s has no edge in it", r.name))
				}
				return
			}
			more := true
			if e, ok := t.(xml.StartElement); ok && err == nil {
				more, err = r.element(yield, e)
			}
			if err != nil {
				yield(record.Record{}, err)
				return
			}
			if !more {
				return
			}
		}
	}
}

func (r *Reader) element(yield func(record.Record, error) bool, e xml.StartElement) (more bool, err error) {
	if id, name, ofNodes, ok := r.dialect.Declares(e); ok {
		r.declare(id, name, ofNodes || r.class == "node")
		return true, nil
	}
	switch e.Name.Local {
	case r.dialect.Declared:
		r.class = Attr(e, "class")
		return true, nil
	case "node":
		return true, r.node(e)
	case "edge":
		r.edges++
		return r.edge(yield, e)
	default:
		return true, nil
	}
}

func (r *Reader) declare(id, name string, ofNodes bool) {
	if f, ok := mapping.TieField(name); ok && !ofNodes {
		r.ofEdges[id], r.read[f] = fieldAt[f], name
		return
	}
	if f, ok := mapping.PlaceField(name, 0); ok && ofNodes {
		i := slices.Index(mapping.Ends[0], f)
		r.ofNodes[id] = i
		r.read[mapping.Ends[0][i]], r.read[mapping.Ends[1][i]] = name, name
		return
	}
	if name != "" && !slices.Contains(r.unread, name) {
		r.unread = append(r.unread, name)
	}
}

func (r *Reader) node(e xml.StartElement) error {
	if len(r.nodes) >= mostNodes {
		return fmt.Errorf("%s has more than %d nodes, which is more than fits into memory; give the edges as a table of pairs", r.name, mostNodes)
	}
	id := Attr(e, "id")
	var p place
	label, err := r.values(Attr(e, "label"), func(declared, value string) {
		if i, ok := r.ofNodes[declared]; ok && p[i] == "" {
			p[i] = value
		}
	})
	if err != nil {
		return err
	}
	if label != "" {
		p[1] = label
	}
	if _, isWikidata := row.Wikidata(id); isWikidata && p[4] == "" {
		p[4] = id
	}
	if p[0] == "" && p[1] == "" && p[4] == "" && p[5] == "" {
		p[1] = id // libraries name nodes by their ids
	}
	if strings.Contains(p[1], ",") {
		r.commas++
	}
	r.nodes[id] = &p
	return nil
}

// values reads what stands in a node or edge up to its end, and gives the label.
func (r *Reader) values(label string, put func(declared, value string)) (string, error) {
	var refers string
	var text []byte
	inside := false // in an element whose text is wanted
	for outer := r.xml.depth; r.xml.depth >= outer; {
		t, err := r.xml.next()
		if err == io.EOF {
			return "", fmt.Errorf("%s is cut off", r.name)
		}
		if err != nil {
			return "", err
		}
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case r.dialect.Value:
				refers, text, inside = Attr(t, r.dialect.Refers), text[:0], r.dialect.InAttr == ""
				if !inside {
					put(refers, Attr(t, r.dialect.InAttr))
				}
			case r.dialect.Labels:
				text, inside = text[:0], true
			}
		case xml.CharData:
			if inside && len(text) < 1<<16 {
				text = append(text, t...)
			}
		case xml.EndElement:
			switch {
			case inside && t.Name.Local == r.dialect.Labels:
				label, inside = string(text), false
			case inside && t.Name.Local == r.dialect.Value:
				put(refers, string(text))
				inside = false
			}
		}
	}
	return label, nil
}

// fieldAt is where a field stands in mapping.Fields.
var fieldAt = func() map[mapping.Field]int {
	at := map[mapping.Field]int{}
	for i, f := range mapping.Fields {
		at[f] = i
	}
	return at
}()

// edge reads an edge. Its values and those of its places are in the order of
// mapping.Fields.
func (r *Reader) edge(yield func(record.Record, error) bool, e xml.StartElement) (more bool, err error) {
	at := record.Position{File: r.name, Line: r.xml.line()}
	values := make([]string, len(mapping.Fields))
	values[fieldAt[mapping.Since]], values[fieldAt[mapping.Until]] = year(Attr(e, "start")), year(Attr(e, "end"))
	if _, err := r.values("", func(declared, value string) {
		if i, ok := r.ofEdges[declared]; ok && values[i] == "" {
			values[i] = value
		}
	}); err != nil {
		return false, err
	}
	for end, name := range []string{"source", "target"} {
		id := Attr(e, name)
		p, ok := r.nodes[id]
		if !ok {
			return yield(record.Record{}, record.Reject(record.Rejected{
				At: at, Field: name, Value: record.Shorten(id), Reason: "is no node that stands before the edge", Raw: values,
			})), nil
		}
		copy(values[end*len(p):], p[:])
	}
	if r.guesses {
		r.decoder.Mapping.CountryAfterComma = r.read[mapping.ACountry] == "" && r.commas*2 > len(r.nodes)
	}
	return r.decoder.Emit(yield, at, values, func(f mapping.Field) string { return values[fieldAt[f]] }), nil
}

// year leaves out the fraction that Gephi gives whole years.
func year(s string) string { return strings.TrimSuffix(s, ".0") }
