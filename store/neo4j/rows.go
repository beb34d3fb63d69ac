package neo4j

import (
	"encoding/json"
	"math"
	"strings"

	"github.com/sistergraph/sistergraph/twinning"
)

// openEnd is the release up to which a version holds that nothing has replaced; nothing holds from it on.
const openEnd = math.MaxInt64

// properties are those of a node or relationship; a nil value is one that is not there.
type properties = map[string]any

// versioned gives properties the span of a version that begins with a release, and beside it the release by which the
// version is found (see cypher/schema.cypher).
func versioned(p properties, underscore string, release int) properties {
	p[underscore+"from"], p[underscore+"to"] = int64(release), int64(openEnd)
	p[underscore+"wrote"] = int64(release)
	return p
}

func cityProperties(c twinning.City) (properties, error) {
	p := properties{
		"id": string(c.ID), "_name": c.Names.In("en").Text, "_sort": c.SortKey(), "_level": string(c.Level),
	}
	if code := c.Country(); code != "" {
		p["_country"] = string(code)
	}
	if c.Wikidata != "" {
		p["_wikidata"] = c.Wikidata
	}
	if c.Geonames != 0 {
		p["_geonames"] = int64(c.Geonames)
	}
	if c.Population != nil {
		p["_population"] = int64(*c.Population)
	}
	if c.Parent != "" {
		p["_parent"] = string(c.Parent)
	}
	if c.Location != nil {
		v := c.Location.Vector()
		p["_lat"], p["_lon"], p["_x"], p["_y"], p["_z"] = c.Location.Lat, c.Location.Lon, v.X, v.Y, v.Z
	}
	searchProperties(p, c.SearchKeys())
	return p, setBody(p, "_body", c)
}

func statementProperties(s twinning.Statement) (properties, error) {
	p := properties{"id": string(s.ID), "_tie": string(s.Tie), "_source": string(s.Source), "_kind": string(s.Kind)}
	p["kind"] = p["_kind"] // what the picture shows lies ready: to add it to a node later costs as much as to write the node
	if !s.Since.IsZero() {
		p["_since"] = s.Since.String()
		p["since"] = p["_since"]
	}
	if s.Side != "" {
		p["_side"] = string(s.Side)
	}
	return p, setBody(p, "_body", s)
}

func entityProperties(e twinning.Entity) (properties, error) {
	p := properties{"id": string(e.EntityID()), "_type": string(e.EntityID().Type()), "_sort": e.SortKey()}
	if d := dateOf(e); !d.IsZero() {
		p["_first"], p["_last"] = int64(d.First()), int64(d.Last())
	}
	searchProperties(p, e.SearchKeys())
	return p, setBody(p, "_body", e)
}

// dateOf is the date by which agreements and events are found.
func dateOf(e twinning.Entity) twinning.Date {
	switch e := e.(type) {
	case twinning.Agreement:
		return e.Date
	case twinning.Event:
		return e.Date
	default:
		return twinning.Date{}
	}
}

func tieProperties(t twinning.Partnership) (properties, error) {
	h := t.History()
	p := properties{
		"id": string(t.ID), "kind": string(t.Kind), "status": string(t.Status), "statedBy": string(t.StatedBy),
		"sinceFirst": int64(h.Since.First), "sinceLast": int64(h.Since.Last),
		"ended": int64(h.Ended), "endedLast": int64(h.EndedLast), "before": string(h.Before),
		"sources": asTexts(t.Sources),
	}
	if h.EndStatus != "" {
		p["endStatus"] = string(h.EndStatus)
	}
	if !t.Since.IsZero() {
		p["since"] = t.Since.String()
	}
	for name, list := range map[string][]string{"fields": asTexts(t.Fields), "frameworks": asTexts(t.Frameworks), "disputes": asTexts(t.Disputes)} {
		if len(list) > 0 {
			p[name] = list
		}
	}
	if len(h.Suspended) > 0 {
		from, to := make([]int64, len(h.Suspended)), make([]int64, len(h.Suspended))
		for i, s := range h.Suspended {
			from[i], to[i] = int64(s.From), int64(s.To)
		}
		p["suspendedFrom"], p["suspendedTo"] = from, to
	}
	return p, setBody(p, "body", t)
}

// searchProperties adds the words of a record for the full-text indexes: a word for each key, by grade, and one for
// each gram. A word has _ for a space and stands between spaces, so that a text search finds whole words exactly.
func searchProperties(p properties, keys []twinning.SearchKey) {
	byGrade := [3][]string{}
	grams := map[string]bool{}
	for _, k := range keys {
		byGrade[k.Grade] = append(byGrade[k.Grade], word(k.Text))
		for _, g := range twinning.Grams(k.Text) {
			grams[word(g)] = true
		}
	}
	for grade, words := range byGrade {
		if len(words) > 0 {
			p[keysOfGrade[grade]] = line(words)
		}
	}
	if len(grams) > 0 {
		p["_grams"] = line(sortedKeys(grams))
	}
}

// keysOfGrade are the properties that hold the words of a grade (twinning.NameKind.Grade).
var keysOfGrade = [3]string{"_keys0", "_keys1", "_keys2"}

func word(text string) string      { return strings.ReplaceAll(text, " ", "_") }
func line(words []string) string   { return " " + strings.Join(words, " ") + " " }
func oneWord(text string) string   { return " " + word(text) + " " }
func beginning(text string) string { return " " + word(text) }

func setBody(p properties, name string, record any) error {
	body, err := json.Marshal(record)
	p[name] = string(body)
	return err
}

// labelOf is the label of the nodes that hold records of a type; empty for ties, which are relationships.
func labelOf(t twinning.Type) string {
	switch t {
	case twinning.TypeCity:
		return "Place"
	case twinning.TypeStatement:
		return "Saying"
	case twinning.TypePartnership:
		return ""
	default:
		return "Entity"
	}
}

// last keeps the last of the records that have an id twice, sorted by id: the order in which they are locked.
func last[T any](records []T, id func(T) twinning.ID) []T {
	byID := make(map[twinning.ID]T, len(records))
	for _, r := range records {
		byID[id(r)] = r
	}
	out := make([]T, 0, len(byID))
	for _, k := range sortedKeys(byID) {
		out = append(out, byID[k])
	}
	return out
}
