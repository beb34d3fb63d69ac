package wikidata

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/sistergraph/sistergraph/loader/record"
	"github.com/sistergraph/sistergraph/twinning"
)

// entity is what is read of a Wikidata item.
type entity struct {
	ID     string `json:"id"`
	Labels labels `json:"labels"`
	// Aliases are lists by language, or an empty list.
	Aliases json.RawMessage `json:"aliases"`
	Claims  struct {
		Twins      []json.RawMessage `json:"P190"`
		Geonames   []claim           `json:"P1566"`
		Classes    []claim           `json:"P31"`
		Countries  []claim           `json:"P17"`
		Locations  []claim           `json:"P625"`
		Population []claim           `json:"P1082"`
	} `json:"claims"`
	Reason string `json:"rejected because"` // format.ReasonColumn
}

// labels are by language; an item without any has an empty list instead.
type labels map[string]struct {
	Value string `json:"value"`
}

// UnmarshalJSON reads an object, and an empty list as none.
func (l *labels) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && b[0] == '[' {
		return nil
	}
	type plain labels
	return json.Unmarshal(b, (*plain)(l))
}

type claim struct {
	Mainsnak   snak              `json:"mainsnak"`
	Rank       string            `json:"rank"`
	Qualifiers map[string][]snak `json:"qualifiers"`
	References []struct {
		Snaks map[string][]snak `json:"snaks"`
	} `json:"references"`
}

type snak struct {
	Type  string `json:"snaktype"` // value, somevalue, novalue
	Value struct {
		Value json.RawMessage `json:"value"`
	} `json:"datavalue"`
}

// text is a value that is a text: an address, an external id.
func (s snak) text() string {
	var t string
	_ = json.Unmarshal(s.Value.Value, &t) // other values are no text
	return t
}

// item is a value that is an item: Q42956.
func (s snak) item() string {
	var v struct {
		ID      string `json:"id"`
		Numeric int    `json:"numeric-id"`
	}
	_ = json.Unmarshal(s.Value.Value, &v) // other values are no item
	if v.ID == "" && v.Numeric > 0 {
		return "Q" + strconv.Itoa(v.Numeric)
	}
	return v.ID
}

// location is a value that is a point of the Earth; nil for any other.
func (s snak) location() *twinning.Location {
	var v struct {
		Lat   *float64 `json:"latitude"`
		Lon   *float64 `json:"longitude"`
		Globe string   `json:"globe"`
	}
	_ = json.Unmarshal(s.Value.Value, &v) // other values are no point
	if v.Lat == nil || v.Lon == nil || v.Globe != "" && !strings.HasSuffix(v.Globe, "/Q2") {
		return nil
	}
	if !(math.Abs(*v.Lat) <= 90 && math.Abs(*v.Lon) <= 180) {
		return nil
	}
	return &twinning.Location{Lat: *v.Lat, Lon: *v.Lon}
}

// count is a value that is a number of things, 0 or more; nil for any other.
func (s snak) count() *int {
	var v struct {
		Amount string `json:"amount"`
		Unit   string `json:"unit"`
	}
	_ = json.Unmarshal(s.Value.Value, &v) // other values are no amount
	n, err := strconv.Atoi(strings.TrimPrefix(v.Amount, "+"))
	if err != nil || n < 0 || v.Unit != "" && v.Unit != "1" {
		return nil
	}
	return &n
}

// time is a value that is a time, as exact as it is known.
func (s snak) time() string {
	var v struct {
		Time      string `json:"time"`
		Precision int    `json:"precision"`
	}
	_ = json.Unmarshal(s.Value.Value, &v) // other values are no time
	return coarse(v.Time, strconv.Itoa(v.Precision))
}

// end is the item as one end of its ties.
func (e *entity) end() record.PlaceRef {
	p := record.PlaceRef{Wikidata: e.ID, Name: e.Labels["en"].Value}
	if p.Name == "" {
		p.Name = e.Labels["mul"].Value
	}
	for _, c := range e.Claims.Geonames {
		if c.Rank != "deprecated" && p.Geonames == 0 {
			p.Geonames, _ = strconv.Atoi(c.Mainsnak.text())
		}
	}
	return p
}

// tie reads one statement of P190.
func (c *claim) tie(e *entity, at record.Position, raw []string) (record.Tie, *record.Rejected) {
	bad := func(field, value, reason string) *record.Rejected {
		return &record.Rejected{At: at, Field: field, Value: value, Reason: reason, Raw: raw}
	}
	leftOut := func(r *record.Rejected) *record.Rejected {
		r.LeftOut = true
		return r
	}
	switch {
	case c.Rank == "deprecated":
		return record.Tie{}, leftOut(bad("rank", c.Rank, "marks a statement of "+e.ID+" that Wikidata holds for wrong"))
	case c.Mainsnak.Type != "value":
		return record.Tie{}, leftOut(bad("P190", c.Mainsnak.Type, "does not say which the partner of "+e.ID+" is"))
	}
	other := c.Mainsnak.item()
	if !isItem(other) {
		return record.Tie{}, bad("P190", other, "is not a Wikidata item")
	}
	if other == e.ID {
		return record.Tie{}, bad("P190", other, "is the same place: a place cannot be its own partner")
	}
	s := record.Statement{At: at}
	s.Said.Kind, s.Said.Status = twinning.KindUnknown, twinning.StatusUnknown
	for _, q := range []struct {
		property string
		date     *twinning.Date
	}{{"P580", &s.Said.Since}, {"P582", &s.Said.Until}} {
		if of := c.Qualifiers[q.property]; len(of) > 0 {
			var err error
			if *q.date, err = twinning.ParseDate(of[0].time()); err != nil {
				return record.Tie{}, bad(q.property, of[0].time(), "is not a date")
			}
		}
	}
	if since, until := s.Said.Since, s.Said.Until; !since.IsZero() && !until.IsZero() && until.Last() < since.First() {
		return record.Tie{}, bad("P582", until.String(), "is before "+since.String())
	}
	s.Said.Note = c.note()
	return record.Tie{A: e.end(), B: record.PlaceRef{Wikidata: other}, Statements: []record.Statement{s}}, nil
}

func isItem(id string) bool {
	n, err := strconv.ParseUint(strings.TrimPrefix(id, "Q"), 10, 64)
	return err == nil && n > 0 && strings.HasPrefix(id, "Q")
}

// note keeps the preferred rank and the references: addresses, and items that
// stand for works.
func (c *claim) note() string {
	var parts []string
	if c.Rank == "preferred" {
		parts = append(parts, "preferred rank")
	}
	for _, ref := range c.References {
		for _, s := range ref.Snaks["P854"] {
			if url := s.text(); url != "" {
				parts = append(parts, "reference: "+url)
			}
		}
		for _, property := range []string{"P248", "P143"} {
			for _, s := range ref.Snaks[property] {
				if item := s.item(); item != "" {
					parts = append(parts, fmt.Sprintf("reference: %s%s", map[string]string{"P143": "imported from "}[property], item))
				}
			}
		}
	}
	return strings.Join(parts, "; ")
}
