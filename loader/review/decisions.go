// Package review lets a person say which places names mean that identity could
// not tell: such names go to a review file with candidates, the person fills
// its column decision, and the completed file is given to the next load, and
// remembered for the source.
package review

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/sistergraph/sistergraph/loader/record"
	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// Verdict is what is to be done about a name.
type Verdict int8

// The verdicts, and how a file has them: the id of a place, new, skip.
const (
	Place Verdict = iota // it means Decision.Place
	New                  // a new place is made of it
	Skip                 // what refers to it is left out
)

// Decision is what a person said of one name.
type Decision struct {
	Verdict Verdict
	Place   twinning.ID // of Verdict Place only
	At      record.Position
}

func (d Decision) text() string {
	switch d.Verdict {
	case New:
		return "new"
	case Skip:
		return "skip"
	default:
		return string(d.Place)
	}
}

// Name is what a file says of a place that has no id.
type Name struct{ Name, Country, Region string }

// key is the form in which names are compared: spelling with other marks, case
// or punctuation is the same name.
func (n Name) key() Name {
	fold := func(s string) string {
		if f := twinning.Fold(s); f != "" {
			return f
		}
		return strings.TrimSpace(s)
	}
	return Name{fold(n.Name), fold(n.Country), fold(n.Region)}
}

func nameOf(ref record.PlaceRef) Name { return Name{ref.Name, ref.Country, ref.Region} }

// Decisions are what was said of names. Nil and the zero value hold none.
type Decisions struct {
	by map[Name]decided // by key
}

type decided struct {
	Name
	Decision
}

// Of is what was decided of the name of a reference; false when nothing was.
func (d *Decisions) Of(ref record.PlaceRef) (Decision, bool) {
	if d == nil || len(d.by) == 0 {
		return Decision{}, false
	}
	found, ok := d.by[nameOf(ref).key()]
	return found.Decision, ok
}

// Len is the number of names that something was decided of.
func (d *Decisions) Len() int {
	if d == nil {
		return 0
	}
	return len(d.by)
}

// With are the decisions of both; those of other stand where both have one.
func (d *Decisions) With(other *Decisions) *Decisions {
	out := &Decisions{by: map[Name]decided{}}
	for _, from := range []*Decisions{d, other} {
		if from != nil {
			maps.Copy(out.by, from.by)
		}
	}
	return out
}

// Check tells which decisions name places that the store does not have in the
// release: record.Rejections with file and line, or an error of the store.
func (d *Decisions) Check(ctx context.Context, r store.Reader, release int) error {
	var ids []twinning.ID
	all := d.sorted()
	for _, dec := range all {
		if dec.Verdict == Place {
			ids = append(ids, dec.Place)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	found, err := r.Lookup(ctx, release, ids)
	if err != nil {
		return err
	}
	var wrong record.Rejections
	for _, dec := range all {
		if _, ok := found.Cities[dec.Place]; dec.Verdict == Place && !ok {
			wrong = append(wrong, &record.Rejected{
				At: dec.At, Field: decisionColumn, Value: string(dec.Place), Reason: "is no place of the store",
				Hint: fmt.Sprintf("decide anew what %q is", record.Shorten(dec.Name.Name)),
			})
		}
	}
	if len(wrong) > 0 {
		return wrong
	}
	return nil
}

// sorted has them by name, country and region.
func (d *Decisions) sorted() []decided {
	if d == nil {
		return nil
	}
	return slices.SortedFunc(maps.Values(d.by), func(a, b decided) int {
		return cmp.Or(strings.Compare(a.Name.Name, b.Name.Name), strings.Compare(a.Country, b.Country), strings.Compare(a.Region, b.Region))
	})
}
