package loader

import (
	"strings"

	"github.com/sistergraph/sistergraph/loader/identity"
	"github.com/sistergraph/sistergraph/loader/merge"
	"github.com/sistergraph/sistergraph/loader/record"
	"github.com/sistergraph/sistergraph/twinning"
)

// refOf is the reference by which a place that a file describes is matched.
func refOf(c twinning.City) record.PlaceRef {
	ref := record.PlaceRef{ID: c.ID, Wikidata: c.Wikidata, Geonames: c.Geonames, Country: string(c.Country())}
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
			w.say(it, p.City)
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

func (w *work) say(it *item, said twinning.City) {
	m := w.match.Match(refOf(said))
	id := m.ID
	switch {
	case m.Grade == identity.Ambiguous:
		it.refuse("place", refOf(said).String(), m.Reason, "one of "+list(m.Candidates))
		return
	case id == "" && w.in.Enriches:
		return
	case id == "" && !w.run.opt.CreateMissing:
		it.refuse("place", refOf(said).String(), "is not in the store", "new places are made only when that is asked for (--create-missing)")
		return
	case id == "":
		said.Created = said.Wikidata == "" && said.Geonames == 0
		id = twinning.NewCityID(said.Wikidata, said.Geonames, said.Country(), refOf(said).Name)
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
	d.apply(it, func(now twinning.City) twinning.City { return merge.City(now, said) }, twinning.City.Validate)
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

func list(ids []twinning.ID) string {
	const most = 5
	var s []string
	for i, id := range ids {
		if i == most {
			s = append(s, "...")
			break
		}
		s = append(s, string(id))
	}
	return strings.Join(s, ", ")
}

// end is the place that one end of a tie means; empty when the item is rejected.
func (w *work) end(it *item, field string, ref record.PlaceRef) twinning.ID {
	if to, ok := w.run.known.places[ref.ID]; ok && ref.ID != "" {
		return to
	}
	m := w.match.Match(ref)
	switch {
	case m.ID != "":
		if _, stored := w.match.City(m.ID); stored && ref.ID != "" {
			w.run.known.addPlace(ref.ID, m.ID)
		}
		return m.ID
	case m.Grade == identity.Ambiguous:
		it.refuse(field, ref.String(), m.Reason, "one of "+list(m.Candidates))
	case ref.ID != "" || !w.run.opt.CreateMissing || ref.Name == "":
		it.refuse(field, ref.String(), "is no place of the store", "load the place first")
	default:
		return w.create(it, ref)
	}
	return ""
}

// create makes a place of a name.
func (w *work) create(it *item, ref record.PlaceRef) twinning.ID {
	c := twinning.City{
		Wikidata: ref.Wikidata, Geonames: ref.Geonames, Level: twinning.LevelUnknown, Created: true,
		Names: twinning.Names{{Text: ref.Name, Kind: twinning.NameCommon}},
	}
	if ref.Country != "" {
		c.Countries = []twinning.CountryStatement{{Country: twinning.CountryCode(ref.Country), Primary: true}}
	}
	c.ID = twinning.NewCityID(c.Wikidata, c.Geonames, c.Country(), ref.Name)
	d := w.cities.get(c.ID, nil, c)
	d.apply(it, func(now twinning.City) twinning.City { return merge.City(now, c) }, twinning.City.Validate)
	w.match.Add(c, "")
	return c.ID
}
