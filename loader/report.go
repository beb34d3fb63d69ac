package loader

import (
	"slices"
	"time"

	"github.com/sistergraph/sistergraph/loader/format"
	"github.com/sistergraph/sistergraph/loader/format/mapping"
	"github.com/sistergraph/sistergraph/loader/record"
	"github.com/sistergraph/sistergraph/twinning"
)

// Report tells what a load did. Its JSON form is documented in docs/load.md.
type Report struct {
	Inputs  []Read                   `json:"inputs"`
	Rows    Rows                     `json:"rows"`
	Records map[twinning.Type]Counts `json:"records"`
	// Matches counts references to places by how they were matched.
	Matches map[string]int `json:"matches"`
	// Rejected has what is wrong with rows, in the order of reading: all of it up
	// to MaxListed, and Unlisted counts the rest.
	Rejected []*record.Rejected `json:"rejected"`
	Unlisted int                `json:"unlisted"`
	// LeftOut counts the rejected rows that a person decided to leave out.
	LeftOut int `json:"leftOut"`
	// PassedOver counts values in which a source contradicts what it said before
	// in the same load, where the first counts; Passed lists the first MaxPassed.
	PassedOver int                `json:"passedOver"`
	Passed     []*record.Rejected `json:"passed"`
	// Withdrawn counts statements that sources of the load no longer make.
	Withdrawn int     `json:"withdrawn"`
	Effects   Effects `json:"effects"`
	// Warnings tell what went wrong after the data was published.
	Warnings []string `json:"warnings"`
	// Release is the release that was made; nil when none was.
	Release       *twinning.Release `json:"release"`
	DryRun        bool              `json:"dryRun"`
	Seconds       float64           `json:"seconds"`
	RowsPerSecond float64           `json:"rowsPerSecond"`
}

// Read tells as what an input was read.
type Read struct {
	Name   string `json:"name"`
	Format string `json:"format"`
	// Why is how the format was found out; empty when it was given.
	Why string `json:"why,omitempty"`
	// Columns has for each field its column, key or attribute, given or guessed;
	// nil where the format has none to tell apart. Unread are the others, of
	// which nothing is taken.
	Columns           map[mapping.Field]string `json:"columns,omitempty"`
	CountryAfterComma bool                     `json:"countryAfterComma,omitempty"`
	Unread            []string                 `json:"unread,omitempty"`
	// Titles are rows above the header, of which nothing is taken.
	Titles []string `json:"titles,omitempty"`
}

// note takes down which columns were taken for what.
func (r *Read) note(reader format.Reader) {
	if titled, ok := reader.(format.Titled); ok {
		r.Titles = titled.Titles()
	}
	mapped, ok := reader.(format.Mapped)
	if !ok {
		return
	}
	if m := mapped.Mapping(); m != nil {
		r.Columns, r.CountryAfterComma = m.Columns, m.CountryAfterComma
	}
	r.Unread = slices.DeleteFunc(slices.Clone(mapped.Unread()), func(column string) bool { return column == format.ReasonColumn })
}

// isPart tells whether an input has rows that were rejected before, and so a
// part only of what its source says.
func isPart(reader format.Reader) bool {
	mapped, ok := reader.(format.Mapped)
	return ok && slices.Contains(mapped.Unread(), format.ReasonColumn)
}

// MaxListed is the most rejections that a report lists.
const MaxListed = 10_000

// MaxPassed is the most values passed over that a report lists.
const MaxPassed = 100

// Failed is the number of rows that were rejected against anyone's will: all
// rejected ones but those left out by a decision.
func (r *Report) Failed() int { return r.Rows.Rejected - r.LeftOut }

// keepNothing takes back what is told of records, because the load is refused.
func (r *Report) keepNothing() {
	r.Records, r.Effects, r.Withdrawn = map[twinning.Type]Counts{}, newEffects().Effects, 0
}

func (r *Report) passOver(passed []*record.Rejected) {
	r.PassedOver += len(passed)
	r.Passed = append(r.Passed, passed[:min(len(passed), MaxPassed-len(r.Passed))]...)
}

// Rows counts rows of the input: Read is the sum of the others.
type Rows struct {
	Read      int `json:"read"`
	Used      int `json:"used"`      // said something new
	Unchanged int `json:"unchanged"` // said what was stored before
	Merged    int `json:"merged"`    // said what another row of the same load says
	Rejected  int `json:"rejected"`
}

// Counts counts records of one type.
type Counts struct {
	Created   int `json:"created"`
	Changed   int `json:"changed"`
	Unchanged int `json:"unchanged"`
}

func newReport(inputs []Input) Report {
	r := Report{Records: map[twinning.Type]Counts{}, Matches: map[string]int{}, Inputs: []Read{}, Rejected: []*record.Rejected{}, Passed: []*record.Rejected{}, Warnings: []string{}}
	for _, in := range inputs {
		r.Inputs = append(r.Inputs, Read{Name: in.Name, Format: in.Format, Why: in.Why})
	}
	return r
}

func (r *Report) took(d time.Duration) {
	r.Seconds = d.Seconds()
	if r.Seconds > 0 {
		r.RowsPerSecond = float64(r.Rows.Read) / r.Seconds
	}
}

func (r *Report) count(id twinning.ID, add Counts) {
	c := r.Records[id.Type()]
	c.Created += add.Created
	c.Changed += add.Changed
	c.Unchanged += add.Unchanged
	r.Records[id.Type()] = c
}
