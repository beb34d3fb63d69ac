package row

import (
	"errors"
	"fmt"
	"strings"

	"github.com/sistergraph/sistergraph/loader/format/mapping"
	"github.com/sistergraph/sistergraph/loader/format/wording"
	"github.com/sistergraph/sistergraph/loader/record"
	"github.com/sistergraph/sistergraph/twinning"
)

func (r *reading) kind() twinning.Kind {
	words := r.text(mapping.Kind)
	k, ok := r.d.kinds.of(words, r.d.Mapping.Kinds, wording.Kind)
	if !ok {
		r.bad(mapping.Kind, words, "is no kind of tie that is known", fmt.Sprintf("write one of %v, or say under kinds in the mapping what it means", twinning.Kinds))
	}
	return k
}

func (r *reading) status() twinning.Status {
	words := r.text(mapping.Status)
	s, ok := r.d.statuses.of(words, r.d.Mapping.Statuses, wording.Status)
	if !ok {
		r.bad(mapping.Status, words, "is no status that is known", fmt.Sprintf("write one of %v, or say under statuses in the mapping what it means", twinning.Statuses))
	}
	return s
}

// meanings remembers what words mean: a file has few of them, in many rows.
type meanings[V ~string] map[string]V

// remembered bounds the words that are remembered.
const remembered = 1000

// of looks words up among those of the mapping, folded, and then among those
// that are known anyway.
func (m *meanings[V]) of(words string, own map[string]string, known func(string) (V, bool)) (V, bool) {
	if v, ok := (*m)[words]; ok {
		return v, true
	}
	v, ok := known(words)
	key := twinning.Fold(words)
	for w, meaning := range own {
		if key != "" && twinning.Fold(w) == key {
			v, ok = V(meaning), true
		}
	}
	if ok && len(*m) < remembered {
		if *m == nil {
			*m = meanings[V]{}
		}
		(*m)[words] = v
	}
	return v, ok
}

func (r *reading) date(f mapping.Field) twinning.Date {
	text := r.text(f)
	d, err := wording.Date(text, r.d.Mapping.Dates)
	switch {
	case errors.Is(err, wording.ErrAmbiguous):
		r.bad(f, text, err.Error(), fmt.Sprintf("say dates: %s or dates: %s in the mapping, or write the year first", mapping.DayMonthYear, mapping.MonthDayYear))
	case err != nil:
		reason, hint, _ := strings.Cut(err.Error(), ": ")
		r.bad(f, text, reason, hint)
	}
	return d
}

// side reads whom the source speaks for: a, b, or one of the places.
func (r *reading) side(t record.Tie) record.Side {
	text := r.text(mapping.Side)
	if text == "" {
		return record.ThirdParty
	}
	switch key := twinning.Fold(text); {
	case key == "a" || key == "1" || key == twinning.Fold(t.A.Name) || text == string(t.A.ID) || text == t.A.Wikidata:
		return record.SideA
	case key == "b" || key == "2" || key == twinning.Fold(t.B.Name) || text == string(t.B.ID) || text == t.B.Wikidata:
		return record.SideB
	default:
		r.bad(mapping.Side, text, "is neither of the two places", "write a or b, the name of the place, or nothing for a third party")
		return record.ThirdParty
	}
}
