package storetest

import (
	"strings"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// observer is the source of all that draw makes up.
var observer = twinning.Source{ID: twinning.SourceID("observer"), Title: "Seen by the observer"}

// town is a place in no country and of no known level.
func town(key string, edit ...func(*twinning.City)) twinning.City {
	c := twinning.City{
		ID: twinning.NewID(twinning.TypeCity, key), Level: twinning.LevelUnknown,
		Names: twinning.Names{{Text: key, Language: "en", Kind: twinning.NameCommon}},
	}
	for _, e := range edit {
		e(&c)
	}
	return c
}

func called(name string) func(*twinning.City) {
	return func(c *twinning.City) { c.Names[0].Text = name }
}

func inCountry(code twinning.CountryCode) func(*twinning.City) {
	return func(c *twinning.City) {
		c.Countries = []twinning.CountryStatement{{Country: code, Primary: true}}
	}
}

func peopled(n int) func(*twinning.City) { return func(c *twinning.City) { c.Population = &n } }

func townID(key string) twinning.ID { return twinning.NewID(twinning.TypeCity, key) }

func townIDs(keys string) []twinning.ID {
	var out []twinning.ID
	for _, k := range strings.Fields(keys) {
		out = append(out, townID(k))
	}
	return out
}

// pair is a standing tie of sister cities that the observer tells of.
func pair(a, b string, edit ...func(*twinning.Partnership)) (twinning.Partnership, twinning.Statement) {
	p := twinning.Partnership{
		ID: tieID(a, b), Kind: twinning.KindSisterCity, Status: twinning.StatusActive, Sources: []twinning.ID{observer.ID},
		StatedBy: twinning.StatedByThirdPartyOnly,
	}
	p.A, p.B = twinning.Ordered(townID(a), townID(b))
	for _, e := range edit {
		e(&p)
	}
	return p, twinning.Statement{
		ID: twinning.NewStatementID(p.ID, observer.ID), Tie: p.ID, Source: observer.ID,
		Kind: p.Kind, Status: p.Status, Since: p.Since,
	}
}

func tieID(a, b string) twinning.ID { return twinning.NewPartnershipID(townID(a), townID(b)) }

func tieIDs(pairs string) []twinning.ID {
	var out []twinning.ID
	for _, p := range strings.Fields(pairs) {
		a, b, _ := strings.Cut(p, "-")
		out = append(out, tieID(a, b))
	}
	return out
}

// draw makes a batch of pairs such as "a-b b-c d", where d has no partner.
func draw(pairs string) store.Batch {
	b := store.Batch{Entities: []twinning.Entity{observer}}
	seen := map[string]bool{}
	for _, p := range strings.Fields(pairs) {
		ends := strings.Split(p, "-")
		for _, end := range ends {
			if !seen[end] {
				seen[end] = true
				b.Cities = append(b.Cities, town(end))
			}
		}
		if len(ends) == 2 {
			b = addPair(b, ends[0], ends[1])
		}
	}
	return b
}

func addPair(b store.Batch, x, y string, edit ...func(*twinning.Partnership)) store.Batch {
	t, st := pair(x, y, edit...)
	b.Ties, b.Statements = append(b.Ties, t), append(b.Statements, st)
	return b
}

// anyTies is the set of all ties, whatever became of them.
func anyTies() store.TieSet { return store.TieSet{Scope: twinning.ScopeEver, Day: 60_000} } // in 2134

// standing is the set of ties that stand on the day.
func standing(day twinning.Day) store.TieSet {
	return store.TieSet{Scope: twinning.ScopeStanding, Day: day}
}

// all asks for the whole list.
var all = store.Page{Limit: -1}
