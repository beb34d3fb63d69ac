package wikidata

import (
	"regexp"
	"strings"

	"github.com/sistergraph/sistergraph/loader/format/mapping"
	"github.com/sistergraph/sistergraph/loader/format/row"
)

// roles say what the variables of a query hold.
type roles struct {
	mapping                        mapping.Mapping
	sincePrecision, untilPrecision string // Wikidata's number for how exact a time is
	rank                           string
}

// names of variables that tell what they hold, in lower case.
var named = []struct {
	pattern *regexp.Regexp
	put     func(*roles, string)
}{
	{regexp.MustCompile(`^(start|since|begin|from|p580).*precision$`), func(r *roles, v string) { r.sincePrecision = v }},
	{regexp.MustCompile(`^(end|until|to|p582).*precision$`), func(r *roles, v string) { r.untilPrecision = v }},
	{regexp.MustCompile(`^(start|since|begin|p580)`), field(mapping.Since)},
	{regexp.MustCompile(`^(end|until|p582)`), field(mapping.Until)},
	{regexp.MustCompile(`rank$`), func(r *roles, v string) { r.rank = v }},
	{regexp.MustCompile(`^(ref|reference|source)?url$|^p854$`), field(mapping.URL)},
}

func field(f mapping.Field) func(*roles, string) {
	return func(r *roles, v string) { r.put(f, v) }
}

func (r *roles) put(f mapping.Field, variable string) {
	if _, taken := r.mapping.Columns[f]; !taken {
		r.mapping.Columns[f] = variable
	}
}

// tellApart goes by the names of the variables, and takes the first two others
// that hold entities for the places. A label goes with its variable, a country
// with the place that its name begins with, else with the one before it.
func tellApart(variables []string, sample []solution) roles {
	r := roles{mapping: mapping.Mapping{Header: true, Columns: map[mapping.Field]string{}}}
	var places []string
next:
	for _, v := range variables {
		lower := strings.ToLower(v)
		for _, n := range named {
			if n.pattern.MatchString(lower) {
				n.put(&r, v)
				continue next
			}
		}
		if len(places) < 2 && !strings.Contains(lower, "country") && holdEntities(v, sample) {
			r.put(mapping.Ends[len(places)][4], v)
			places = append(places, v)
		}
	}
	for _, v := range variables {
		base, isLabel := strings.CutSuffix(v, "Label")
		if strings.Contains(strings.ToLower(v), "country") {
			if isLabel {
				r.put(mapping.Ends[endOf(base, places)][2], v)
			}
			continue
		}
		for end, p := range places {
			if isLabel && base == p {
				r.put(mapping.Ends[end][1], v)
			}
		}
	}
	return r
}

// endOf is the place that a variable such as partnerCountry goes with.
func endOf(variable string, places []string) int {
	for end, p := range places {
		if strings.HasPrefix(variable, p) || strings.HasSuffix(variable, p) {
			return end
		}
	}
	return 0
}

func holdEntities(variable string, sample []solution) bool {
	hits, all := 0, 0
	for _, s := range sample {
		if v := s.values[variable]; v != "" {
			all++
			if _, ok := row.Wikidata(v); ok {
				hits++
			}
		}
	}
	return hits*2 > all
}

var (
	timestamp = regexp.MustCompile(`^[+]?(\d{4})-(\d\d)-(\d\d)T`)
	unknown   = regexp.MustCompile(`^(_:|t\d+$|https?://www\.wikidata\.org/\.well-known/genid/)`)
)

// coarse is a time of Wikidata as it is known. Precision 9 is a year, 10 a
// month, 11 a day. Without a precision the first of January is read as its year
// and the first of another month as its month: that is how Wikidata gives what
// it knows so far only, and it is true of the days themselves too.
func coarse(time, precision string) string {
	if unknown.MatchString(time) {
		return ""
	}
	m := timestamp.FindStringSubmatch(time)
	if m == nil {
		return time
	}
	year, month, day := m[1], m[2], m[3]
	switch {
	case precision == "9", precision == "" && month == "01" && day == "01":
		return year
	case precision == "10", precision == "" && day == "01":
		return year + "-" + month
	case precision == "" || precision == "11" || precision > "11" && len(precision) == 2:
		return year + "-" + month + "-" + day
	default:
		return "" // a decade or longer
	}
}
