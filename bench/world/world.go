package world

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"github.com/sistergraph/sistergraph/twinning"
)

// MainSource says what rows say that name no source: give it to the load.
const MainSource twinning.ID = "source:made-up-world"

// World is what a Spec makes.
type World struct {
	Spec   Spec
	number []int32 // of a city, by rank: ids do not tell who has many ties
	ties   []pair
	rows   []row
}

// sort tells what a row is for.
type sort int8

const (
	plain    sort = iota
	doubled       // stands for plain rows that come again
	reversed      // the other way round
	restated      // by another source
	contrary      // another first day
	broken        // broken and the next ones are rows of Sorts
)

// row is one row of a file of pairs.
type row struct {
	tie  int32
	sort sort
}

// New makes the world. The same Spec makes the same.
func New(s Spec) (*World, error) {
	if err := s.Check(); err != nil {
		return nil, err
	}
	random := rand.New(rand.NewPCG(s.Seed, uint64(s.Cities)))
	w := &World{Spec: s, number: make([]int32, s.Cities)}
	for rank, n := range random.Perm(s.Cities) {
		w.number[rank] = int32(n)
	}
	w.ties = join(random, degrees(s.Cities, s.Ties, s.Hub))
	w.rows = w.shuffled(random)
	return w, nil
}

// shuffled are the rows of a file of pairs. Ties that are contradicted are the
// last, so that no other row is about them; those restated are the first.
func (w *World) shuffled(random *rand.Rand) []row {
	s := w.Spec
	free := s.Ties - s.Contrary
	rows := make([]row, 0, s.Ties+s.Doubled+s.Reversed+s.Restated+s.Contrary+len(Sorts)*s.BrokenEach)
	add := func(n int, of sort, tie func(i int) int) {
		for i := range n {
			rows = append(rows, row{int32(tie(i)), of})
		}
	}
	any := func(int) int { return random.IntN(s.Ties) }
	repeatable := func(int) int { return random.IntN(free) }
	add(s.Ties, plain, func(i int) int { return i })
	add(s.Doubled, doubled, repeatable)
	add(s.Reversed, reversed, repeatable)
	add(s.Restated, restated, func(i int) int { return i })
	add(s.Contrary, contrary, func(i int) int { return free + i })
	for i := range Sorts {
		add(s.BrokenEach, broken+sort(i), any)
	}
	random.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
	return rows
}

// HubID is the city with most ties.
func (w *World) HubID() twinning.ID { return w.id(0) }

func (w *World) id(rank int32) twinning.ID {
	return twinning.NewID(twinning.TypeCity, fmt.Sprintf("w%07d", w.number[rank]))
}

// source is the other source that restates a tie.
func (w *World) source(tie int32) twinning.ID {
	return twinning.SourceID(fmt.Sprintf("made-up-%d", int(tie)%w.Spec.Sources+1))
}

// year is the year of the first day of a tie.
func year(tie int32) int { return 1950 + int(tie)%70 }

var kinds = []twinning.Kind{twinning.KindSisterCity, twinning.KindSisterCity, twinning.KindFriendshipCity, twinning.KindCooperation}

func kind(tie int32) twinning.Kind { return kinds[int(tie)%len(kinds)] }

// country is the code of a country, of those that ISO 3166 leaves to its users.
func country(i int) string { return "X" + string(rune('A'+i)) }

var languages = []string{"de", "fr", "es", "it", "pl", "pt", "nl", "cs", "fi"}

var syllables = strings.Fields("ba ko ri ten lu mar os vi dal ne gor ha ski pel tu ran")

// name is the name of the city of a number in a language, 0 for English: four
// syllables and more that spell the number.
func name(number int32, language int) string {
	var b strings.Builder
	n := int(number) + len(syllables)*len(syllables)*len(syllables)
	for ; n > 0; n /= len(syllables) {
		b.WriteString(syllables[(n+5*language)%len(syllables)])
	}
	text := b.String()
	return strings.ToUpper(text[:1]) + text[1:]
}
