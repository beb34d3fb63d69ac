package storetest

import (
	"context"
	"strings"
	"testing"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// search is about candidates by name.
func search(t *testing.T, s suite) {
	w := s.invented(t)
	grams := func(text string, least, limit int) store.CandidateQuery {
		folded := twinning.Fold(text)
		return store.CandidateQuery{Text: folded, Grams: twinning.Grams(folded), MinGrams: least, Limit: limit}
	}
	exact := func(text string) store.CandidateQuery {
		return store.CandidateQuery{Text: twinning.Fold(text), Exact: true}
	}
	prefix := func(text string, limit int) store.CandidateQuery {
		return store.CandidateQuery{Text: twinning.Fold(text), Prefix: true, Limit: limit}
	}
	cases := []struct {
		name string
		q    store.CandidateQuery
		want string
	}{
		{"a name without its marks", exact("LAKOWO"), "city:lakowo"},
		{"a name with an apostrophe and a hyphen", exact("O'Border less"), "city:borderless"},
		{"letters with strokes", exact("aeroby"), "city:aeroby"},
		{"an alias", exact("lakovo"), "city:lakowo"},
		{"a former name", exact("Arnopolis"), "city:arnfeld"},
		{"a Chinese name", exact("切斯塔"), "city:cesta"},
		{"two places of one name", exact("cesta"), "city:cesta city:cesta-province"},
		{"exact has all, whatever the limit", store.CandidateQuery{Text: "merg", Exact: true, Limit: 1}, "city:merger city:merger-twin"},
		{"exact does not take a beginning", exact("arn"), ""},
		{"an alias of a framework", exact("3+1"), "framework:river-league"},
		{"an event", exact("river days"), "event:river-days"},
		{"a country", exact("zelandia"), "country:XD"},
		{"a beginning", prefix("bor", 10), "city:bor city:borholm country:XB"},
		{"a beginning keeps the place with most ties", prefix("bor", 1), "city:bor"},
		{"a beginning of a second word does not count", prefix("holm", 10), ""},
		{"a character of Chinese", prefix("川", 10), "city:chuan"},
		{"a wildcard is a letter that nobody has", prefix("a%", 10), "city:aeroby city:angby city:arnfeld country:XA organisation:aldrian-chamber"},
		{"types", store.CandidateQuery{Text: "a", Prefix: true, Limit: 10, Types: []twinning.Type{twinning.TypeOrganisation, twinning.TypeCountry}}, "country:XA organisation:aldrian-chamber"},
		{"a country keeps its places alone", store.CandidateQuery{Text: "bor", Prefix: true, Limit: 10, Country: "XB"}, "city:bor city:borholm"},
		{"the primary country counts", store.CandidateQuery{Text: "zwei lander", Exact: true, Country: "XB"}, ""},
		{"near spellings", grams("arnfelt", 3, 10), "city:arnfeld"},
		{"near spellings of Chinese", grams("切斯", 1, 10), "city:cesta"},
		{"nothing asked finds nothing", store.CandidateQuery{Text: "bor", Limit: 10}, ""},
		{"all ways add up", store.CandidateQuery{Text: "bor", Exact: true, Prefix: true, Grams: twinning.Grams("holm"), MinGrams: 3, Limit: 2}, "city:bor city:borholm"},
		{"nobody has the name", exact("xyzzy"), ""},
	}
	var queries []store.CandidateQuery
	for _, c := range cases {
		queries = append(queries, c.q)
		t.Run(c.name, func(t *testing.T) {
			w.everywhere(t, "candidates", askCandidates(c.q))
			got := must[[][]store.Candidate](t)(w.store.Candidates(context.Background(), 1, []store.CandidateQuery{c.q}))
			var found []string
			for _, f := range got[0] {
				found = append(found, string(f.ID))
			}
			expect(t, "found", strings.Join(found, " "), c.want)
		})
	}
	t.Run("many queries are answered in their order", func(t *testing.T) {
		w.everywhere(t, "all of the above", askCandidates(queries...))
		w.everywhere(t, "none", askCandidates())
	})
	t.Run("a candidate has the number of its ties", func(t *testing.T) {
		got := must[[][]store.Candidate](t)(w.store.Candidates(context.Background(), 1, []store.CandidateQuery{exact("bor"), exact("lonely")}))
		expect(t, "found", got, [][]store.Candidate{{{ID: "city:bor", Ties: 3}}, {{ID: "city:lonely"}}})
	})
	t.Run("limits cut by grade, ties, population and id", func(t *testing.T) {
		w := s.with(t, namesakes())
		for limit, want := range map[int]string{1: "a", 2: "a b", 3: "a b c", 4: "a b c d", 5: "a b c d e"} {
			got := must[[][]store.Candidate](t)(w.store.Candidates(context.Background(), 1, []store.CandidateQuery{{Text: "new", Prefix: true, Limit: limit}}))
			var found []string
			for _, f := range got[0] {
				found = append(found, f.ID.Key())
			}
			expect(t, "found", strings.Join(found, " "), want)
			w.same(t, "candidates", 1, askCandidates(store.CandidateQuery{Text: "new", Prefix: true, Limit: limit}, grams("newton", 2, limit)))
		}
	})
}

// namesakes begin with New: a has two ties, b one, c more people than d, and e,
// with most ties, only as a former name.
func namesakes() store.Batch {
	b := draw("a-b a-e e-x e-y")
	b.Cities = []twinning.City{
		town("a", called("Newton")), town("d", called("Newland"), peopled(5)), town("b", called("New Town")), town("c", called("Newer"), peopled(9)),
		town("e", called("Old"), func(c *twinning.City) {
			c.Names = append(c.Names, twinning.Name{Text: "Newest", Kind: twinning.NameFormer})
		}), town("x"), town("y"),
	}
	return b
}
