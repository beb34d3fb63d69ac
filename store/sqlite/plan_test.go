package sqlite

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// large are the names under which statements read tables that grow.
var large = []string{
	"place", "tie", "tie_end", "statement", "entity", "link", "keyed", "search_key", "gram", "merged",
	"f", "n", "p", "r", "x", "t", "t1", "t2", "t3", "bc", "e", "s", "l", "d", "k", "g", "m",
}

// small are common tables that have few rows.
var small = []string{"side", "kept", "page"}

// planStep is one line of a plan.
type planStep struct {
	parent int
	detail string
}

// planOf is what SQLite says of how it will run a statement.
func planOf(t *testing.T, s *Store, text string, args ...any) []planStep {
	t.Helper()
	rows, err := s.write.QueryContext(context.Background(), "EXPLAIN QUERY PLAN "+text, args...)
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	defer func() { _ = rows.Close() }()
	var out []planStep
	for rows.Next() {
		var id, unused int
		var st planStep
		if err := rows.Scan(&id, &st.parent, &unused, &st.detail); err != nil {
			t.Fatal(err)
		}
		out = append(out, st)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// scans lists the large tables that a statement reads from end to end, be it to
// make an index of its own.
func scans(t *testing.T, s *Store, text string, args []any) []string {
	t.Helper()
	var out []string
	loops := map[int]bool{} // parents of steps that are the outer loop of others
	for _, st := range planOf(t, s, text, args...) {
		words := strings.Fields(st.detail)
		if reads := words[0] == "SCAN" || strings.Contains(st.detail, "AUTOMATIC"); reads && !strings.Contains(st.detail, "VIRTUAL TABLE") &&
			slices.Contains(large, strings.TrimRight(words[1], "0123456789")) {
			out = append(out, st.detail)
		} else if words[0] == "SCAN" && loops[st.parent] && !slices.Contains(small, words[1]) && !strings.Contains(st.detail, "VIRTUAL TABLE") {
			out = append(out, st.detail+" for every row of another")
		}
		loops[st.parent] = loops[st.parent] || words[0] == "SEARCH" || words[0] == "SCAN"
	}
	return out
}

func openMemory(t *testing.T, opts ...Option) *Store {
	t.Helper()
	s, err := Open(t.Context(), memoryPath, opts...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func TestNoStatementScansALargeTable(t *testing.T) {
	s := openMemory(t)
	day := twinning.Day(18000)
	from := []twinning.ID{"city:Q1", "city:Q2"}
	harbin := store.TieSet{From: from, Day: day, Undecided: true, Coverage: true, Where: store.And{
		store.KindIn{twinning.KindSisterCity},
		store.SinceIn{Range: twinning.Interval{First: 1, Last: 2}},
		store.Far{Place: store.CountryIn{Yes: []twinning.CountryCode{"RU"}, Unclear: []twinning.CountryCode{"DE"}}},
		store.Or{store.Domestic{}, store.Between{A: store.LevelIn{twinning.LevelCity}}},
		store.Not{Cond: store.Far{Place: store.PartnerCount{Where: store.Far{Place: store.PlaceIn{Yes: from}}, Day: day}}},
	}}
	china := store.TieSet{Countries: []twinning.CountryCode{"CN"}, Day: day}
	cities := store.PlaceQuery{Page: store.Page{Limit: 10}}
	compiled := func(f func(b *build) (string, error)) func(*testing.T) (string, []any) {
		return func(t *testing.T) (string, []any) {
			b := newBuild(1)
			text, err := f(b)
			if err != nil {
				t.Fatal(err)
			}
			return text, b.args
		}
	}
	fixed := func(name string, args ...any) func(*testing.T) (string, []any) {
		return func(*testing.T) (string, []any) { return named(name), append([]any{1}, args...) }
	}
	plain := func(text string, args ...any) func(*testing.T) (string, []any) {
		return func(*testing.T) (string, []any) { return text, args }
	}
	places := func(q store.PlaceQuery) func(*testing.T) (string, []any) {
		return compiled(func(b *build) (string, error) { return paged(b)(b.placeList(q)) })
	}
	whole := "SCAN t" // a set seen from outside is every tie
	cases := []struct {
		name    string
		text    func(*testing.T) (string, []any)
		allowed []string
	}{
		{"identify", fixed("identify", "[]", "[]"), nil},
		{"reference", fixed("reference"), nil},
		{"statements of ties", fixed("statements", "[]", "", 1), nil},
		{"linked", fixed("linked", "[]", "event", "host"), nil},
		{"candidates", fixed("candidates", "[]"), nil},
		{"lookup of places", plain(found("place", placeColumns("r")), 1, "[]"), nil},
		{"lookup of ties", plain(found("tie", tieColumns("r")), 1, "[]"), nil},
		{"lookup of statements", plain(found("statement", statementColumns("r")), 1, "[]"), nil},
		{"lookup of entities", plain(found("entity", entityColumns("r")), 1, "[]"), nil},
		{"a piece of a stream of ties", plain(following("tie", tieColumns("r")), 1, "a", "b", 1), nil},
		{"a piece of a stream of statements", plain(following("statement", statementColumns("r")), 1, "a", "b", 1), nil},
		{"partners", compiled(func(b *build) (string, error) {
			return b.partners(store.PartnerQuery{Set: harbin, Far: true, Order: []store.Order{{By: store.BySince}, {By: store.ByPartnerTotal}}})
		}), nil},
		{"tally of places", compiled(func(b *build) (string, error) { return b.tallies([]store.TieSet{harbin, harbin}) }), nil},
		{"tally of countries", compiled(func(b *build) (string, error) { return b.tallies([]store.TieSet{china}) }), nil},
		{"tally of everything", compiled(func(b *build) (string, error) { return b.tallies([]store.TieSet{{Day: day}}) }), []string{whole}},
		{"groups with a rest", compiled(func(b *build) (string, error) {
			return b.groups(store.GroupQuery{Set: harbin, First: 3, By: []store.Grouping{
				{By: store.GroupCountry, Map: map[twinning.CountryCode][]string{"RU": {"150"}}}, {By: store.GroupField},
			}})
		}), nil},
		{"flows", compiled(func(b *build) (string, error) {
			return b.flows(store.FlowQuery{Set: store.TieSet{Day: day}, First: 3, Map: map[twinning.CountryCode]string{"RU": "150"}})
		}), []string{whole}},
		{"triangles", compiled(func(b *build) (string, error) { return b.triangles(store.TriangleQuery{Set: harbin2(from, day)}) }), nil},
		{"places by name, in the order of an index", places(cities), []string{"SCAN f USING INDEX place_by_name"}},
		{"places by id", places(store.PlaceQuery{Where: store.PlaceIn{Yes: from}, Total: true}), nil},
		{"places of a country", places(store.PlaceQuery{Where: store.CountryIn{Yes: []twinning.CountryCode{"CN"}}}), nil},
		{"places near a point", places(store.PlaceQuery{Where: store.And{store.Within{Chord: 1e12}}}), nil},
		{"places in a box", places(store.PlaceQuery{Where: store.Box{South: 1, West: 2, North: 3, East: 4}}), nil},
		{"ties by id, in the order of an index", compiled(func(b *build) (string, error) {
			return paged(b)(b.tieList(store.TieQuery{Set: store.TieSet{Day: day}, Page: store.Page{Limit: 5}}))
		}), []string{"SCAN t USING INDEX sqlite_autoindex_tie_1"}},
		{"entities", compiled(func(b *build) (string, error) {
			return paged(b)(b.entityList(store.EntityQuery{Type: twinning.TypeEvent, Text: "x", Linked: []store.LinkCond{
				{Role: twinning.RoleHost, To: from}, {Role: twinning.RoleSeat, Place: store.CountryIn{Yes: []twinning.CountryCode{"CN"}}},
			}}))
		}), nil},
		{"nodes of a network around places", compiled(func(b *build) (string, error) {
			return b.networkNodes(store.NetworkQuery{Around: from, Set: store.TieSet{Day: day}}, map[twinning.ID]int{"city:Q1": 0})
		}), nil},
		{"ties of a network", compiled(func(b *build) (string, error) {
			return b.networkTies(store.NetworkQuery{Set: store.TieSet{Day: day}}, from)
		}), nil},
		{"a step of a walk", func(t *testing.T) (string, []any) {
			w, err := s.walk(1, store.TieSet{Day: day}, store.LevelIn{twinning.LevelCity})
			if err != nil {
				t.Fatal(err)
			}
			return w.text, w.args
		}, nil},
		{"the ends of new ties", plain(insertEnds, 1), nil},
		{"closing mergers", plain(`UPDATE merged SET to_release = ?2`+current, "[]", 1), nil},
		{"mergers that an id has to do with", plain(mergersOf, "[]"), nil},
		{"keys of records", plain(currentKeys, "[]"), nil},
	}
	for table, text := range dependents {
		cases = append(cases, struct {
			name    string
			text    func(*testing.T) (string, []any)
			allowed []string
		}{"taking back what depends on a " + table, plain(text, "[]", 1), nil})
	}
	for _, table := range []string{"place", "tie", "statement", "entity", "keyed"} {
		cases = append(cases, struct {
			name    string
			text    func(*testing.T) (string, []any)
			allowed []string
		}{"closing versions of " + table, plain(`UPDATE `+table+` SET to_release = ?2`+current, "[]", 1), nil})
	}
	if found := scans(t, s, `SELECT id FROM tie t WHERE note = 'x'`, nil); len(found) != 1 {
		t.Errorf("a scan of all ties gives %q", found)
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			text, args := c.text(t)
			for _, scan := range scans(t, s, text, args) {
				if !slices.Contains(c.allowed, scan) {
					t.Errorf("%s in\n%s", scan, text)
				}
			}
		})
	}
}

// paged makes the statement of a listing.
func paged(b *build) func(listing, error) (string, error) {
	return func(l listing, err error) (string, error) {
		if err != nil {
			return "", err
		}
		return b.list(l)
	}
}

func harbin2(from []twinning.ID, day twinning.Day) store.TieSet {
	return store.TieSet{From: from, Day: day, Where: store.Domestic{}}
}
