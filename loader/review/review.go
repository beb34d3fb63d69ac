package review

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/sistergraph/sistergraph/loader/record"
	"github.com/sistergraph/sistergraph/twinning"
)

// Candidate is a place that a name may mean.
type Candidate struct {
	ID   twinning.ID
	Name string // as people know it, with country and level
	Why  string
}

// Review collects names that could not be matched, each once. The zero value
// holds none.
type Review struct {
	at       map[Name]*open
	all      []*open
	unlisted int
}

type open struct {
	Name
	where      record.Position
	rows       int
	reason     string
	candidates []Candidate
}

// MaxNames is the most names that a review holds; Unlisted counts the others.
const MaxNames = 100_000

// Add notes that the row could not be used because the reference has no match.
// Candidates are asked for only when the name is new.
func (v *Review) Add(at record.Position, ref record.PlaceRef, reason string, candidates func() []Candidate) {
	key := nameOf(ref).key()
	if o, ok := v.at[key]; ok {
		o.rows++
		return
	}
	if len(v.all) == MaxNames {
		v.unlisted++
		return
	}
	if v.at == nil {
		v.at = map[Name]*open{}
	}
	o := &open{Name: nameOf(ref), where: at, rows: 1, reason: reason, candidates: candidates()}
	v.at[key] = o
	v.all = append(v.all, o)
}

// Len is the number of names.
func (v *Review) Len() int { return len(v.all) }

// Unlisted is the number of rows whose names did not fit.
func (v *Review) Unlisted() int { return v.unlisted }

// Write writes the review file, CSV with the column decision blank: names of
// most rows first.
func (v *Review) Write(w io.Writer) error {
	out := csv.NewWriter(w)
	rows := slices.Clone(v.all)
	slices.SortStableFunc(rows, func(a, b *open) int { return b.rows - a.rows })
	if err := out.Write(columns); err != nil {
		return err
	}
	for _, o := range rows {
		candidates := make([]string, len(o.candidates))
		for i, c := range o.candidates {
			candidates[i] = fmt.Sprintf("%s = %s: %s", c.ID, c.Name, c.Why)
		}
		err := out.Write([]string{
			o.Name.Name, o.Country, o.Region, o.where.String(), strconv.Itoa(o.rows), o.reason, strings.Join(candidates, " | "), "",
		})
		if err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}
