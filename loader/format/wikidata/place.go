package wikidata

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"github.com/sistergraph/sistergraph/loader/record"
	"github.com/sistergraph/sistergraph/twinning"
)

// isPlace tells whether the item is a place: it lies somewhere, or has twins.
func (e *entity) isPlace() bool { return len(e.Claims.Locations) > 0 || len(e.Claims.Twins) > 0 }

// place is what the item says of itself, to complete the place that is there.
func (e *entity) place(source twinning.ID) record.Place {
	c := twinning.City{Wikidata: e.ID, Level: e.level(), Names: e.names(), Sources: []twinning.ID{source}}
	for _, s := range best(e.Claims.Locations) {
		if c.Location == nil {
			c.Location = s.Mainsnak.location()
		}
	}
	if numbers := best(e.Claims.Geonames); len(numbers) == 1 {
		if n, err := strconv.ParseUint(numbers[0].Mainsnak.text(), 10, 32); err == nil {
			c.Geonames = int(n)
		}
	}
	c.Population = e.population()
	p := record.Place{City: c, Completes: true}
	standing := slices.DeleteFunc(best(e.Claims.Countries), func(c claim) bool { return len(c.Qualifiers["P582"]) > 0 })
	if len(standing) == 1 {
		p.Country = standing[0].Mainsnak.item()
	}
	return p
}

// best are the preferred statements, else those that are not deprecated.
func best(all []claim) []claim {
	var preferred, normal []claim
	for _, c := range all {
		switch {
		case c.Mainsnak.Type != "value" || c.Rank == "deprecated":
		case c.Rank == "preferred":
			preferred = append(preferred, c)
		default:
			normal = append(normal, c)
		}
	}
	if len(preferred) > 0 {
		return preferred
	}
	return normal
}

// population is the number of inhabitants of the latest time that is given.
func (e *entity) population() *int {
	var count *int
	latest := ""
	for _, c := range best(e.Claims.Population) {
		at := ""
		if of := c.Qualifiers["P585"]; len(of) > 0 {
			at = of[0].time()
		}
		if n := c.Mainsnak.count(); n != nil && (count == nil || at > latest) {
			count, latest = n, at
		}
	}
	return count
}

// names are the labels that differ from the English one, and the aliases, in
// languages that have a BCP 47 tag.
func (e *entity) names() twinning.Names {
	var out twinning.Names
	main := e.Labels["en"].Value
	if main == "" {
		main = e.Labels["mul"].Value
	}
	put := func(text, code string, kind twinning.NameKind) {
		n := twinning.Name{Text: text, Language: tag(code), Kind: kind}
		if text != "" && !strings.ContainsAny(text, "\n\x00") && (n.Language != "" || code == "mul") && !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	put(main, map[bool]string{true: "en", false: "mul"}[e.Labels["en"].Value != ""], twinning.NameCommon)
	for _, code := range slices.Sorted(maps.Keys(e.Labels)) {
		if text := e.Labels[code].Value; text != main {
			put(text, code, twinning.NameCommon)
		}
	}
	var aliases map[string][]struct {
		Value string `json:"value"`
	}
	_ = json.Unmarshal(e.Aliases, &aliases) // an item without any has an empty list
	for _, code := range slices.Sorted(maps.Keys(aliases)) {
		for _, a := range aliases[code] {
			put(a.Value, code, twinning.NameAlias)
		}
	}
	return out
}

// tag is the BCP 47 tag of a language as Wikidata has it; empty for what has none.
func tag(code string) string {
	t, err := language.Parse(code)
	if err != nil || code == "mul" {
		return ""
	}
	return t.String()
}

// levels are of what an item can be an instance (P31), as far as that tells its
// level.
var levels = func() map[string]twinning.Level {
	out := map[string]twinning.Level{}
	for level, items := range map[twinning.Level][]string{
		// city, big city, town, urban municipality and independent city of Germany, city of the
		// United States, of Japan, prefecture-level and sub-provincial city of China
		twinning.LevelCity: {"Q515", "Q1549591", "Q3957", "Q42744322", "Q22865", "Q1093829", "Q494721", "Q748149"},
		// district of Germany, county of the United States, of Norway, county
		twinning.LevelCounty: {"Q106658", "Q47168", "Q28575"},
		// province, state of Germany, of the United States, prefecture of Japan, province of China,
		// region of France, region and province of Italy
		twinning.LevelProvince: {"Q34876", "Q1221156", "Q35657", "Q50337", "Q1615742", "Q36784", "Q16110", "Q15089"},
		// district, city district
		twinning.LevelDistrict: {"Q149621", "Q4286337"},
	} {
		for _, item := range items {
			out[item] = level
		}
	}
	return out
}()

// level is what all classes of the item that tell a level agree on.
func (e *entity) level() twinning.Level {
	found := twinning.LevelUnknown
	for _, c := range best(e.Claims.Classes) {
		switch is, known := levels[c.Mainsnak.item()]; {
		case !known:
		case found != twinning.LevelUnknown && is != found:
			return twinning.LevelUnknown
		default:
			found = is
		}
	}
	return found
}
