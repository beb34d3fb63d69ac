package identity

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/sistergraph/sistergraph/loader/record"
	"github.com/sistergraph/sistergraph/twinning"
)

// Decisions are what a person said of names that could not be matched. The
// zero value and nil hold none.
type Decisions struct{ by map[asked]decision }

// asked is a name as a file has it.
type asked struct{ name, country, region string }

type verdict int

const (
	place verdict = iota
	create
	skip
)

type decision struct {
	verdict verdict
	place   twinning.ID
}

func askedOf(ref record.PlaceRef) asked { return asked{ref.Name, ref.Country, ref.Region} }

func (d *Decisions) of(ref record.PlaceRef) (decision, bool) {
	if d == nil {
		return decision{}, false
	}
	dec, ok := d.by[askedOf(ref)]
	return dec, ok
}

func (d *Decisions) place(ref record.PlaceRef) (twinning.ID, bool) {
	dec, ok := d.of(ref)
	return dec.place, ok && dec.verdict == place
}

// Len is the number of decisions.
func (d *Decisions) Len() int {
	if d == nil {
		return 0
	}
	return len(d.by)
}

// Add takes over all decisions of e; they stand in place of those of d.
func (d *Decisions) Add(e *Decisions) {
	if d.by == nil {
		d.by = map[asked]decision{}
	}
	if e == nil {
		return
	}
	for k, v := range e.by {
		d.by[k] = v
	}
}

// The columns of a review file. A person fills the column decision with the id
// of a place, create or skip; rows without a decision are passed over.
var reviewColumns = []string{"name", "country", "region", "rows", "reason", "candidates", "decision"}

// ReadDecisions reads a review file that a person completed. An error says
// which line is wrong.
func ReadDecisions(r io.Reader, file string) (*Decisions, error) {
	d := &Decisions{by: map[asked]decision{}}
	rows := csv.NewReader(r)
	header, err := rows.Read()
	if err != nil {
		return nil, fmt.Errorf("%s is no review file: its first line must be %s", file, strings.Join(reviewColumns, ","))
	}
	at := map[string]int{}
	for i, name := range header {
		at[strings.TrimPrefix(name, "\ufeff")] = i
	}
	for _, c := range []string{"name", "country", "region", "decision"} {
		if _, ok := at[c]; !ok {
			return nil, fmt.Errorf("%s is no review file: the column %s is missing", file, c)
		}
	}
	for {
		cells, err := rows.Read()
		if errors.Is(err, io.EOF) {
			return d, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%s cannot be read: %w", file, err)
		}
		line, _ := rows.FieldPos(0)
		dec := decision{}
		switch said := strings.TrimSpace(cells[at["decision"]]); {
		case said == "":
			continue
		case said == "create":
			dec.verdict = create
		case said == "skip":
			dec.verdict = skip
		case twinning.ID(said).Type() == twinning.TypeCity && twinning.ID(said).Key() != "":
			dec.place = twinning.ID(said)
		default:
			return nil, fmt.Errorf("%s:%d: the decision %q is neither the id of a place nor create nor skip", file, line, record.Shorten(said))
		}
		d.by[asked{cells[at["name"]], cells[at["country"]], cells[at["region"]]}] = dec
	}
}

// Review collects names that could not be matched, each once.
type Review struct {
	rows map[asked]*open
	all  []*open
	more int // that did not fit
}

type open struct {
	asked
	rows       int
	reason     string
	candidates []string
}

// MaxReview is the most names that a review holds.
const MaxReview = 100_000

// Add notes that a reference could not be matched, with how people know the
// candidates.
func (v *Review) Add(ref record.PlaceRef, m Match, name func(twinning.ID) string) {
	if v.rows == nil {
		v.rows = map[asked]*open{}
	}
	k := askedOf(ref)
	if o, ok := v.rows[k]; ok {
		o.rows++
		return
	}
	if len(v.all) == MaxReview {
		v.more++
		return
	}
	o := &open{asked: k, rows: 1, reason: m.Reason}
	for _, id := range m.Candidates {
		o.candidates = append(o.candidates, fmt.Sprintf("%s %s", id, name(id)))
	}
	v.rows[k] = o
	v.all = append(v.all, o)
}

// Len is the number of names.
func (v *Review) Len() int { return len(v.all) }

// Write writes the review file, the names of most rows first.
func (v *Review) Write(w io.Writer) error {
	out := csv.NewWriter(w)
	_ = out.Write(reviewColumns)
	rows := slices.Clone(v.all)
	slices.SortStableFunc(rows, func(a, b *open) int { return b.rows - a.rows })
	for _, o := range rows {
		_ = out.Write([]string{o.name, o.country, o.region, fmt.Sprint(o.rows), o.reason, strings.Join(o.candidates, " | "), ""})
	}
	out.Flush()
	return out.Error()
}
