package loader

import (
	"fmt"
	"slices"
	"strings"

	"github.com/sistergraph/sistergraph/loader/merge"
	"github.com/sistergraph/sistergraph/twinning"
)

// Effects are the consequences of a load in the words of the domain. A dry run
// tells those that the real run then has.
type Effects struct {
	PlacesCreated int `json:"placesCreated"` // from names alone, by choice
	TiesAdded     int `json:"tiesAdded"`
	TiesEnded     int `json:"tiesEnded"`
	TiesRedated   int `json:"tiesRedated"`   // show another first day
	TiesRekinded  int `json:"tiesRekinded"`  // show another kind
	TiesResourced int `json:"tiesResourced"` // other sources say them
	// Ties has the first MaxEffects of the changed ties.
	Ties []*TieEffect `json:"ties"`
	// Cities have another number of partners than before: of those that were
	// counted, the ones with most partners first, at most MaxEffects.
	Cities []CityEffect `json:"cities"`
	// Counted is the number of places whose partners were counted before and
	// after: those that claims are about, and the first maxCounted of the others
	// whose ties differ. Uncounted tells that there are more.
	Counted   int  `json:"counted"`
	Uncounted bool `json:"uncounted"`
	// Claims agree now with what is recorded, or no longer do.
	Claims []ClaimEffect `json:"claims"`
}

// MaxEffects is the most effects of one sort that are listed.
const MaxEffects = 100

// TieEffect is a tie that was added or changed.
type TieEffect struct {
	Tie     twinning.ID     `json:"tie"`
	A       twinning.ID     `json:"a"`
	B       twinning.ID     `json:"b"`
	What    []string        `json:"what"` // added, ended, redated, rekinded, resourced
	Since   twinning.Date   `json:"since"`
	Kind    twinning.Kind   `json:"kind"`
	Status  twinning.Status `json:"status"`
	Sources []twinning.ID   `json:"sources"`
}

// CityEffect is a place whose number of partners differs, on the day of the load.
type CityEffect struct {
	City     twinning.ID `json:"city"`
	Name     string      `json:"name"`
	Partners Difference  `json:"partners"` // places with a standing tie of any kind
	// European are sister and friendship cities in Europe.
	European Difference `json:"european"`
	Added    []string   `json:"added,omitempty"` // partners added: name, country, first day, sources
}

// Difference is a number before and after.
type Difference struct {
	Before int `json:"before"`
	After  int `json:"after"`
}

// ClaimEffect is a claim that agreed or disagreed with the record before, and
// does the opposite now.
type ClaimEffect struct {
	Claim    twinning.ID `json:"claim"`
	Subject  string      `json:"subject"`
	Reported int         `json:"reported"`
	Recorded Difference  `json:"recorded"`
	Agrees   bool        `json:"agrees"`
}

// effects collects them while a load runs.
type effects struct {
	Effects
	listed   map[twinning.ID]*TieEffect   // those that are kept, by tie
	ends     map[twinning.ID][]*TieEffect // of ties that count anew, by place
	subjects map[twinning.ID]bool         // places that readers see claims about
	others   int                          // ends that are no subjects
}

func newEffects() effects {
	return effects{
		Effects: Effects{Ties: []*TieEffect{}, Cities: []CityEffect{}, Claims: []ClaimEffect{}},
		listed:  map[twinning.ID]*TieEffect{},
		ends:    map[twinning.ID][]*TieEffect{},
	}
}

// maxCounted bounds how many places are counted beside those that claims are about.
const maxCounted = 500

// tie notes how a tie differs from what readers see, nil for a new one. What
// was told of it before, when an earlier chunk made it as it was, is not told again,
// but shows what the tie is now.
func (e *effects) tie(seen, was *twinning.Partnership, now twinning.Partnership) {
	t := &TieEffect{
		Tie: now.ID, A: now.A, B: now.B, Since: now.Since, Kind: now.Kind, Status: now.Status, Sources: now.Sources, What: differences(seen, now),
	}
	if was != seen {
		told := differences(seen, *was)
		t.What = slices.DeleteFunc(t.What, func(what string) bool { return slices.Contains(told, what) })
	}
	for _, what := range t.What {
		*map[string]*int{
			"added": &e.TiesAdded, "ended": &e.TiesEnded, "redated": &e.TiesRedated, "rekinded": &e.TiesRekinded, "resourced": &e.TiesResourced,
		}[what]++
	}
	if before := e.listed[now.ID]; before != nil {
		t.What = append(before.What, t.What...)
		*before = *t
		return
	}
	if len(t.What) == 0 {
		return
	}
	if len(e.Ties) < MaxEffects {
		e.Ties = append(e.Ties, t)
		e.listed[t.Tie] = t
	}
	for _, end := range []twinning.ID{now.A, now.B} {
		ties, has := e.ends[end]
		switch {
		case has || e.subjects[end]:
		case e.others == maxCounted:
			e.Uncounted = true
			continue
		default:
			e.others++
		}
		if len(ties) <= maxAdded {
			e.ends[end] = append(ties, t)
			e.listed[t.Tie] = t
		}
	}
}

// differences tells how a tie differs from what it was; one that is new is only
// added.
func differences(stored *twinning.Partnership, now twinning.Partnership) []string {
	if stored == nil {
		return []string{"added"}
	}
	var out []string
	if was, is := stored.History(), now.History(); was.EndStatus == "" && is.EndStatus != "" {
		out = append(out, "ended")
	}
	if stored.Since != now.Since {
		out = append(out, "redated")
	}
	if stored.Kind != now.Kind {
		out = append(out, "rekinded")
	}
	if !merge.Equal(stored.Sources, now.Sources) {
		out = append(out, "resourced")
	}
	return out
}

// Text is the effect in words.
func (c CityEffect) Text() string {
	number, what := c.Partners, "partner cities"
	if c.European.Before != c.European.After {
		number, what = c.European, "European sister and friendship cities"
	}
	s := fmt.Sprintf("%s: %d -> %d %s", c.Name, number.Before, number.After, what)
	if len(c.Added) > 0 {
		s += " (+" + strings.Join(c.Added, "; +") + ")"
	}
	return s
}

// Text is the effect in words.
func (c ClaimEffect) Text() string {
	verdict := "no longer agrees"
	if c.Agrees {
		verdict = "now agrees"
	}
	return fmt.Sprintf("the claim of %d about %s %s with the record: %d -> %d", c.Reported, c.Subject, verdict, c.Recorded.Before, c.Recorded.After)
}
