package row

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/sistergraph/sistergraph/loader/format/mapping"
	"github.com/sistergraph/sistergraph/loader/record"
	"github.com/sistergraph/sistergraph/twinning"
)

var (
	wikidataID = regexp.MustCompile(`^(?:https?://(?:www\.|m\.)?wikidata\.org/(?:entity|wiki)/|wd:)?(Q[1-9]\d{0,18})$`)
	geonamesID = regexp.MustCompile(`^(?:https?://(?:www\.|sws\.)?geonames\.org/)?([1-9]\d{0,9})(?:/.*)?$`)
)

// Wikidata is the id in a text that may be an address of it: Q42956.
func Wikidata(text string) (string, bool) {
	if !strings.Contains(text, "Q") {
		return "", false
	}
	if text[0] == 'Q' && len(text) < 20 && text[1:] != "" && text[1] != '0' && strings.Trim(text[1:], "0123456789") == "" {
		return text, true
	}
	m := wikidataID.FindStringSubmatch(strings.TrimSpace(text))
	if m == nil {
		return "", false
	}
	return m[1], true
}

// place reads one of the two ends.
func (r *reading) place(end int) record.PlaceRef {
	of := mapping.Ends[end]
	var p record.PlaceRef
	if id := r.text(of[0]); id != "" {
		if p.ID = twinning.ID(id); p.ID.Type() != twinning.TypeCity || p.ID.Key() == "" {
			r.bad(of[0], id, "is not the id of a place", "such an id begins with city:")
		}
	}
	p.Name, p.Country, p.Region = r.text(of[1]), r.text(of[2]), r.text(of[3])
	if q := r.text(of[4]); q != "" {
		var ok bool
		if p.Wikidata, ok = Wikidata(q); !ok {
			r.bad(of[4], q, "is not a Wikidata id", "such an id is Q and a number: Q42956")
		}
	}
	if n := r.text(of[5]); n != "" {
		m := geonamesID.FindStringSubmatch(n)
		if m == nil {
			r.bad(of[5], n, "is not a GeoNames number", "")
		} else {
			p.Geonames, _ = strconv.Atoi(m[1])
		}
	}
	p.Location = r.location(of[6], of[7])
	if p.Country == "" && r.d.Mapping.CountryAfterComma {
		p.Name, p.Region, p.Country = AtComma(p.Name, p.Region)
	}
	if p.ID == "" && p.Name == "" && p.Wikidata == "" && p.Geonames == 0 && len(r.errs) == 0 {
		r.bad(of[1], "", "is blank", "a tie needs two places")
	}
	return p
}

// location reads degrees; both or none.
func (r *reading) location(latitude, longitude mapping.Field) *twinning.Location {
	lat, lon := r.degrees(latitude, 90), r.degrees(longitude, 180)
	switch {
	case lat != nil && lon != nil:
		return &twinning.Location{Lat: *lat, Lon: *lon}
	case lat != nil && r.text(longitude) == "":
		r.bad(longitude, "", "is blank", "a location has latitude and longitude")
	case lon != nil && r.text(latitude) == "":
		r.bad(latitude, "", "is blank", "a location has latitude and longitude")
	}
	return nil
}

func (r *reading) degrees(f mapping.Field, most float64) *float64 {
	text := r.text(f)
	if text == "" {
		return nil
	}
	n, err := strconv.ParseFloat(strings.Replace(text, ",", ".", 1), 64)
	if err != nil || !(n >= -most && n <= most) {
		r.bad(f, text, fmt.Sprintf("is not a number of degrees from -%[1]g to %[1]g", most), "")
		return nil
	}
	return &n
}

// AtComma parts "Sunderland, England, United Kingdom" into name, region and
// country. A name without a comma, or with nothing beside it, stays whole.
func AtComma(name, region string) (string, string, string) {
	first, last := strings.IndexByte(name, ','), strings.LastIndexByte(name, ',')
	if first < 0 {
		return name, region, ""
	}
	short, country := strings.TrimSpace(name[:first]), strings.TrimSpace(name[last+1:])
	if short == "" || country == "" {
		return name, region, ""
	}
	if between := strings.Trim(name[first:last], ", "); between != "" {
		region = between
	}
	return short, region, country
}
