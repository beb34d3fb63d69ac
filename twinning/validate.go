package twinning

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// FieldError says which field of a record has a value that cannot be, and why.
type FieldError struct {
	Field  string
	Value  string
	Reason string
}

// Error is one sentence.
func (e *FieldError) Error() string {
	return fmt.Sprintf("%s %q: %s", e.Field, shorten(e.Value), e.Reason)
}

func shorten(s string) string {
	const most = 80
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "..."
}

// FieldErrors takes joined errors apart; those of other types are left out.
func FieldErrors(err error) []*FieldError {
	var out []*FieldError
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		for _, e := range joined.Unwrap() {
			out = append(out, FieldErrors(e)...)
		}
		return out
	}
	var fe *FieldError
	if errors.As(err, &fe) {
		out = append(out, fe)
	}
	return out
}

type checks []error

func (c *checks) bad(field, value, reason string) {
	*c = append(*c, &FieldError{field, value, reason})
}

func (c *checks) require(field, value string) {
	if strings.TrimSpace(value) == "" {
		c.bad(field, value, "must not be empty")
	}
}

func (c *checks) id(field string, id ID, types ...Type) {
	if !slices.Contains(types, id.Type()) || id.Key() == "" {
		c.bad(field, string(id), "is not the id of a "+oneOf(types))
	}
}

func (c *checks) ids(field string, ids []ID, types ...Type) {
	for _, id := range ids {
		c.id(field, id, types...)
	}
}

func (c *checks) code(field string, code CountryCode) {
	if len(code) != 2 || code[0] < 'A' || code[0] > 'Z' || code[1] < 'A' || code[1] > 'Z' {
		c.bad(field, string(code), "is not a country code: two capital letters, as ISO 3166-1 has them")
	}
}

func (c *checks) names(names Names) {
	if len(names) == 0 {
		c.bad("names", "", "there must be at least one")
	}
	for _, n := range names {
		c.require("name", n.Text)
		checkEnum(c, "name kind", n.Kind, NameKinds)
		if strings.ContainsAny(n.Text, "\n\x00") {
			c.bad("name", n.Text, "must be one line of text")
		}
	}
}

func (c *checks) order(field string, from, to Date) {
	if !from.IsZero() && !to.IsZero() && to.Last() < from.First() {
		c.bad(field, to.String(), "is before "+from.String())
	}
}

func checkEnum[E ~string](c *checks, field string, v E, allowed []E) {
	if !slices.Contains(allowed, v) {
		c.bad(field, string(v), "is not one of "+oneOf(allowed))
	}
}

func oneOf[E ~string](vs []E) string {
	s := make([]string, len(vs))
	for i, v := range vs {
		s[i] = string(v)
	}
	return strings.Join(s, ", ")
}

func (c checks) err() error { return errors.Join(c...) }
