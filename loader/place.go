package loader

import (
	"fmt"
	"hash/fnv"
	"strings"

	"github.com/sistergraph/sistergraph/loader/identity"
	"github.com/sistergraph/sistergraph/loader/merge"
	"github.com/sistergraph/sistergraph/loader/record"
	"github.com/sistergraph/sistergraph/twinning"
)

// refOf is the reference by which a place that a file describes is matched.
func refOf(c twinning.City) record.PlaceRef {
	ref := record.PlaceRef{ID: c.ID, Wikidata: c.Wikidata, Geonames: c.Geonames, Country: string(c.Country()), Location: c.Location}
	if len(c.Names) > 0 {
		ref.Name = c.Names.In("en").Text
	}
	return ref
}

// places works off what the chunk says of places.
func (w *work) places() {
	for _, it := range w.items {
		if p, ok := it.Value.(record.Place); ok && len(it.refused) == 0 {
			w.addPlaceIDs(p.City)
		}
	}
	for _, it := range w.items {
		if p, ok := it.Value.(record.Place); ok && len(it.refused) == 0 {
			w.say(it, p)
		}
	}
}

// addPlaceIDs makes the ids that the chunk gives to new places known before
// any is worked off, so that a part may stand before its whole.
func (w *work) addPlaceIDs(c twinning.City) {
	if c.ID != "" && w.match.Match(refOf(c)).ID == "" {
		w.match.Add(twinning.City{ID: c.ID, Wikidata: c.Wikidata, Geonames: c.Geonames}, c.ID)
	}
}

func (w *work) say(it *item, p record.Place) {
	said := p.City
	if code, ok := w.match.Country(p.Country); ok && len(said.Countries) == 0 {
		said.Countries = []twinning.CountryStatement{{Country: code, Primary: true, Sources: said.Sources}}
	}
	completes := p.Completes || w.in.Enriches
	m := w.match.MatchAs(refOf(said), said.Level)
	id := m.ID
	switch {
	case m.Grade == identity.Ambiguous && !completes:
		w.undecided(it, "place", refOf(said), m)
		return
	case m.Skip:
		it.leaveOut("place", refOf(said))
		return
	case id == "" && completes && (w.in.Enriches || m.Grade != identity.None || !w.run.opt.CreateMissing):
		return // only what is there is completed
	case id == "" && !w.run.opt.CreateMissing && !m.Create:
		it.refuse("place", refOf(said).String(), "is not in the store", "new places are made only when that is asked for (--create-missing)")
		return
	case id == "":
		said.Created = said.Wikidata == "" && said.Geonames == 0
		id = newID(said, refOf(said).Name)
	}
	asked := said.ID
	said.ID = id
	said = check(w, it, said)
	w.conflicts(it, said)
	if len(it.refused) > 0 {
		return
	}
	var stored *twinning.City
	if c, ok := w.match.City(id); ok {
		stored = &c
	}
	d := w.cities.get(id, stored, twinning.City{ID: id, Level: twinning.LevelUnknown, Created: said.Created})
	d.apply(it, func(now twinning.City) twinning.City {
		if completes && stored != nil {
			return completed(now, said)
		}
		return merge.City(now, said)
	}, twinning.City.Validate)
	if len(it.refused) > 0 {
		return
	}
	w.match.Add(d.now, asked)
	if _, known := w.match.City(asked); asked != "" && asked != id && !known {
		w.merged[asked] = id
	}
}

// conflicts rejects a place that claims the number of another.
func (w *work) conflicts(it *item, said twinning.City) {
	for _, k := range identity.Keys(said.Wikidata, said.Geonames) {
		if holder, ok := w.match.Holder(k); ok && holder != said.ID {
			it.refuse(string(k.Scheme), k.Value, "is the number of "+string(holder), "two places cannot have the same number")
		}
	}
}

func list(candidates []identity.Candidate) string {
	const most = 5
	var s []string
	for i, c := range candidates {
		if i == most {
			s = append(s, "...")
			break
		}
		s = append(s, string(c.ID))
	}
	return strings.Join(s, ", ")
}

// end is the place that one end of a tie means; empty when the item is rejected.
func (w *work) end(it *item, field string, ref record.PlaceRef) twinning.ID {
	if to, ok := w.run.known.place(ref); ok {
		w.matches[gradeOf(ref)]++
		return to
	}
	m := w.match.Match(ref)
	switch {
	case m.ID != "":
		if _, stored := w.match.City(m.ID); stored && m.Grade == gradeOf(ref) {
			w.run.known.addPlace(ref, m.ID)
		}
		w.matches[m.Grade]++
		return m.ID
	case ref.ID == "" && ref.Name != "" && (m.Create || m.Grade == identity.None && w.run.opt.CreateMissing):
		return w.create(it, ref)
	case ref.ID != "" || ref.Name == "":
		it.refuse(field, ref.String(), "is no place of the store", "load the place first")
	default:
		w.undecided(it, field, ref, m)
	}
	return ""
}

// gradeOf is the grade of a match by id or number.
func gradeOf(ref record.PlaceRef) identity.Grade {
	if ref.ID != "" {
		return identity.ByID
	}
	return identity.ByRegister
}

// newID makes the id of a place. A name that leaves nothing in Latin letters
// gets a number of its own, so that two such names stay apart.
func newID(c twinning.City, name string) twinning.ID {
	id := twinning.NewCityID(c.Wikidata, c.Geonames, c.Country(), name)
	if strings.HasSuffix(string(id), "-") {
		h := fnv.New64a()
		h.Write([]byte(twinning.Fold(name)))
		return twinning.ID(fmt.Sprintf("%s%016x", id, h.Sum64()))
	}
	return id
}

// free is the id, or one with a number behind it when a stored place that bears
// the name has the id: a person decided that it is not meant.
func (w *work) free(id twinning.ID) twinning.ID {
	out := id
	for n := 2; ; n++ {
		if _, taken := w.match.City(out); !taken {
			return out
		}
		out = twinning.ID(fmt.Sprintf("%s-%d", id, n))
	}
}

// create makes a place of a name, with the region as an alias.
func (w *work) create(it *item, ref record.PlaceRef) twinning.ID {
	c := twinning.City{
		Wikidata: ref.Wikidata, Geonames: ref.Geonames, Level: twinning.LevelUnknown, Created: true,
		Names: twinning.Names{{Text: ref.Name, Kind: twinning.NameCommon}},
	}
	if ref.Country != "" {
		code, ok := w.match.Country(ref.Country)
		if !ok {
			it.refuse("country", ref.Country, "is no country", "write its code or a usual name")
			return ""
		}
		c.Countries = []twinning.CountryStatement{{Country: code, Primary: true}}
	}
	whole := ref.Name
	if ref.Region != "" {
		whole += ", " + ref.Region
		c.Aliases = []string{whole}
	}
	c.ID = w.free(newID(c, whole))
	c = check(w, it, c)
	if len(it.refused) > 0 {
		return ""
	}
	d := w.cities.get(c.ID, nil, c)
	d.apply(it, func(now twinning.City) twinning.City { return merge.City(now, c) }, twinning.City.Validate)
	w.matches[identity.Made]++
	w.match.Add(c, "")
	return c.ID
}
