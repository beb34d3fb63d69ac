package geonames

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"github.com/sistergraph/sistergraph/loader/format/row"
	"github.com/sistergraph/sistergraph/loader/record"
	"github.com/sistergraph/sistergraph/twinning"
)

// places is cities500.txt to cities15000.txt and allCountries.txt.
var places = &table{
	file: "cities1000.txt", least: 19, most: 19,
	is: func(c []string) bool {
		return isNumber(c[0]) && c[1] != "" && len(c[6]) <= 1 && (c[8] == "" || isUpper(c[8], 2)) && strings.Contains(c[4], ".")
	},
	decode: func(c []string, source twinning.ID) (record.Value, *problem) {
		id, p := number("geonameid", c[0])
		if p != nil {
			return nil, p
		}
		city := twinning.City{
			Geonames: id, Level: twinning.LevelUnknown, Sources: []twinning.ID{source},
			Names: twinning.Names{{Text: c[1], Kind: twinning.NameAlias}}, Aliases: aliases(c),
		}
		if strings.TrimSpace(c[1]) == "" {
			return nil, &problem{"name", "", "is blank"}
		}
		if city.Location, p = location(c[4], c[5]); p != nil {
			return nil, p
		}
		if c[8] != "" {
			if !isUpper(c[8], 2) {
				return nil, &problem{"country code", c[8], "is not two capital letters"}
			}
			city.Countries = []twinning.CountryStatement{{Country: twinning.CountryCode(c[8]), Primary: true, Sources: []twinning.ID{source}}}
		}
		if c[14] != "" && c[14] != "0" {
			n, err := strconv.Atoi(c[14])
			if err != nil || n < 0 {
				return nil, &problem{"population", c[14], "is not a number of inhabitants"}
			}
			city.Population = &n
		}
		return record.Place{City: city}, nil
	},
}

func number(field, text string) (int, *problem) {
	n, err := strconv.ParseUint(text, 10, 32)
	if err != nil || n == 0 {
		return 0, &problem{field, text, "is not a GeoNames number"}
	}
	return int(n), nil
}

func location(lat, lon string) (*twinning.Location, *problem) {
	var l twinning.Location
	for _, v := range []struct {
		field, text string
		to          *float64
		most        float64
	}{{"latitude", lat, &l.Lat, 90}, {"longitude", lon, &l.Lon, 180}} {
		n, err := strconv.ParseFloat(v.text, 64)
		if err != nil || math.IsNaN(n) || math.Abs(n) > v.most {
			return nil, &problem{v.field, v.text, fmt.Sprintf("is not a number from -%[1]g to %[1]g", v.most)}
		}
		*v.to = n
	}
	return &l, nil
}

// aliases are the other spellings of a place, each once.
func aliases(c []string) []string {
	seen := map[string]bool{c[1]: true, "": true}
	var out []string
	for _, name := range append([]string{c[2]}, strings.Split(c[3], ",")...) {
		if name = strings.TrimSpace(name); !seen[name] {
			seen[name] = true
			out = append(out, name)
		}
	}
	return out
}

// names is alternateNamesV2.txt; the earlier alternateNames.txt lacks the last
// two columns.
var names = &table{
	file: "alternateNamesV2.txt", least: 4, most: 10,
	is: func(c []string) bool { return isNumber(c[0]) && isNumber(c[1]) && len(c[2]) <= 10 && c[3] != "" },
	decode: func(c []string, source twinning.ID) (record.Value, *problem) {
		id, p := number("geonameid", c[1])
		if p != nil {
			return nil, p
		}
		text := strings.TrimSpace(c[3])
		if text == "" {
			return nil, &problem{"alternate name", "", "is blank"}
		}
		city := twinning.City{Geonames: id, Level: twinning.LevelUnknown, Sources: []twinning.ID{source}}
		switch kind := c[2]; {
		case kind == "wkdt":
			q, ok := row.Wikidata(text)
			if !ok {
				return nil, &problem{"alternate name", text, "is not a Wikidata id"}
			}
			city.Wikidata = q
		case noNames[kind]: // says nothing that is kept
		default:
			city.Names = twinning.Names{{Text: text, Language: tag(kind), Kind: kindOf(c)}}
		}
		return record.Place{City: city}, nil
	},
}

// noNames are the marks of rows that hold something else than a name: links,
// codes of stations, ports and posts.
var noNames = map[string]bool{"link": true, "post": true, "iata": true, "icao": true, "faac": true, "tcid": true, "unlc": true, "abbr": true, "piny": true, "phon": true}

// tag is a BCP 47 tag; empty where GeoNames gives none.
func tag(code string) string {
	if code == "" {
		return ""
	}
	if t, err := language.Parse(code); err == nil {
		return t.String()
	}
	return ""
}

// kindOf goes by the marks of a name: preferred, short, colloquial, historic.
func kindOf(c []string) twinning.NameKind {
	marked := func(i int) bool { return i < len(c) && c[i] == "1" }
	switch {
	case marked(7):
		return twinning.NameFormer
	case marked(4) && !marked(6):
		return twinning.NameCommon
	default:
		return twinning.NameAlias
	}
}

// countries is countryInfo.txt.
var countries = &table{
	file: "countryInfo.txt", least: 17, most: 19,
	is: func(c []string) bool { return isUpper(c[0], 2) && isUpper(c[1], 3) && isNumber(c[2]) },
	decode: func(c []string, source twinning.ID) (record.Value, *problem) {
		if !isUpper(c[0], 2) {
			return nil, &problem{"ISO", c[0], "is not two capital letters"}
		}
		if strings.TrimSpace(c[4]) == "" {
			return nil, &problem{"Country", "", "is blank"}
		}
		code := twinning.CountryCode(c[0])
		country := twinning.Country{
			ID: twinning.CountryID(code), Code: code, ISO3: c[1], Sources: []twinning.ID{source},
			Names: twinning.Names{{Text: c[4], Language: "en", Kind: twinning.NameAlias}},
		}
		if c[2] != "" && c[2] != "0" {
			country.M49 = fmt.Sprintf("%03s", c[2])
		}
		if c[16] != "" {
			id, p := number("geonameid", c[16])
			if p != nil {
				return nil, p
			}
			country.Geonames = id
		}
		return record.Entity{Entity: country}, nil
	},
}
