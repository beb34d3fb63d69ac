// Package network reads networks of places written in XML: nodes with
// attributes, and edges between them.
package network

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"

	"github.com/sistergraph/sistergraph/loader/format/bounded"
)

// deepest is how deep elements may be nested.
const deepest = 64

// stream reads XML token by token: nothing is fetched, no entity is defined,
// and no element, attribute or text is longer than a piece may be.
type stream struct {
	name  string
	in    *bounded.Reader
	xml   *xml.Decoder
	depth int
}

func newStream(name string, text io.Reader) *stream {
	s := &stream{name: name, in: bounded.New(text)}
	s.xml = xml.NewDecoder(s.in)
	// The text is UTF-8 already, whatever its declaration says.
	s.xml.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	return s
}

// next is the next start, end or text. io.EOF ends them.
func (s *stream) next() (xml.Token, error) {
	for {
		s.in.Begin(s.xml.InputOffset())
		t, err := s.xml.Token()
		if err != nil {
			return nil, s.broken(err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			if s.depth++; s.depth > deepest {
				return nil, fmt.Errorf("%s:%d: elements are nested more than %d deep", s.name, s.line(), deepest)
			}
			return t, nil
		case xml.EndElement:
			s.depth--
			return t, nil
		case xml.CharData:
			return t, nil
		case xml.Directive:
			if bytes.Contains(t, []byte("ENTITY")) {
				return nil, fmt.Errorf("%s:%d: the document defines entities, as an entity bomb does, and is refused", s.name, s.line())
			}
		}
	}
}

// line is where the token that was read last ends.
func (s *stream) line() int {
	line, _ := s.xml.InputPos()
	return line
}

func (s *stream) broken(err error) error {
	var syntax *xml.SyntaxError
	switch {
	case err == io.EOF:
		return err
	case errors.Is(err, bounded.ErrLong):
		return fmt.Errorf("%s:%d: %w", s.name, s.line(), err)
	case errors.As(err, &syntax) && syntax.Msg == "unexpected EOF":
		return fmt.Errorf("%s is cut off: its XML ends in line %d with elements open", s.name, syntax.Line)
	case errors.As(err, &syntax):
		return fmt.Errorf("%s:%d: is not XML: %s", s.name, syntax.Line, syntax.Msg)
	default:
		return err
	}
}

// Attr is an attribute of an element; empty when it has none of that name.
func Attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
