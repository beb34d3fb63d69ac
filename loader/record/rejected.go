package record

import (
	"fmt"
	"slices"
	"strings"
)

// Rejected says what is wrong with a row: where, which field, what it holds,
// why that cannot be, and what to do about it.
type Rejected struct {
	At     Position `json:"at"`
	Field  string   `json:"field,omitempty"`
	Value  string   `json:"value,omitempty"`
	Reason string   `json:"reason"`
	Hint   string   `json:"hint,omitempty"`
	// LeftOut tells that the source itself, or a person, wants the row left out:
	// it counts as rejected and stops nothing.
	LeftOut bool `json:"leftOut,omitempty"`
	// Raw has the cells of the row in its own format; nil where it cannot be given.
	Raw []string `json:"-"`
}

// Error is one sentence, with the place.
func (r *Rejected) Error() string { return r.At.String() + ": " + r.Why() }

// Why is what is wrong, without the place.
func (r *Rejected) Why() string {
	var b strings.Builder
	if r.Field != "" {
		b.WriteString(r.Field)
		b.WriteByte(' ')
	}
	if r.Value != "" {
		fmt.Fprintf(&b, "%q ", Shorten(r.Value))
	}
	b.WriteString(r.Reason)
	if r.Hint != "" {
		fmt.Fprintf(&b, " (%s)", r.Hint)
	}
	return b.String()
}

// Rejections are all that is wrong with one row. As an error of an iterator it
// means that the row is left out and reading goes on; any other error ends it.
type Rejections []*Rejected

// Error lists them, one a line.
func (r Rejections) Error() string {
	lines := make([]string, len(r))
	for i, e := range r {
		lines[i] = e.Error()
	}
	return strings.Join(lines, "\n")
}

// LeftOut tells whether the row is to be left out.
func (r Rejections) LeftOut() bool {
	return slices.ContainsFunc(r, func(e *Rejected) bool { return e.LeftOut })
}

// Reject is the Rejections of one reason.
func Reject(r Rejected) Rejections { return Rejections{&r} }

// Shorten cuts a value to what fits a message.
func Shorten(s string) string {
	const most = 80
	s = strings.ToValidUTF8(s, "\uFFFD")
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "..."
}
