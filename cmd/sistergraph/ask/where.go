package ask

import (
	"fmt"
	"slices"
	"strings"

	"github.com/sistergraph/sistergraph/twinning"
)

// onDay is the day and scope that most questions take.
type onDay struct {
	AsOf  day            `placeholder:"YYYY-MM-DD" help:"The day asked; without it, that of the release."`
	Scope twinning.Scope `default:"STANDING" enum:"STANDING,ENDED,EVER,standing,ended,ever" placeholder:"SCOPE" help:"standing, ended (by that day) or ever."`
}

func (o onDay) variables(more map[string]any) map[string]any {
	more["scope"] = strings.ToUpper(string(o.Scope))
	if o.AsOf != "" {
		more["asOf"] = string(o.AsOf)
	}
	return more
}

// ties says which ties count, seen from outside.
type ties struct {
	Kind []kind `placeholder:"KIND" help:"Ties of these kinds: sister_city, friendship_city, friendly_exchange, cooperation, unknown."`
	onDay
}

// where is the filter, as PartnershipFilter of the schema has it.
func (t ties) where() map[string]any {
	where := map[string]any{}
	if len(t.Kind) > 0 {
		where["kinds"] = t.Kind
	}
	return where
}

// partners says which partners of a city count.
type partners struct {
	Area     string   `placeholder:"AREA" help:"Partners in this area: europe, eu, or a UN M49 region such as m49-142."`
	In       []string `placeholder:"CC" help:"Partners in these countries, by code."`
	Kind     []kind   `placeholder:"KIND" help:"Ties of these kinds: sister_city, friendship_city, friendly_exchange, cooperation, unknown."`
	Status   []status `placeholder:"STATUS" help:"Ties of these statuses: active, suspended, lapsed, terminated, superseded, unknown."`
	Level    []level  `placeholder:"LEVEL" help:"Places of these levels: city, district, county, province, community, unknown."`
	MemberOf string   `placeholder:"FRAMEWORK" help:"Partners in states that are members of this framework: china-ceec, belt-and-road."`
	Outside  string   `placeholder:"FRAMEWORK" help:"Partners in states that are not members of this framework."`
	From     date     `placeholder:"DATE" help:"Ties since this year, month or day, or later."`
	To       date     `placeholder:"DATE" help:"Ties since this year, month or day, or earlier."`
	onDay
}

// where is the filter, as PartnerFilter of the schema has it.
func (p partners) where() map[string]any {
	where := map[string]any{}
	if p.Area != "" {
		where["area"] = p.Area
	}
	if len(p.Kind) > 0 {
		where["kinds"] = p.Kind
	}
	if len(p.Status) > 0 {
		where["statuses"] = p.Status
	}
	if len(p.Level) > 0 {
		where["levels"] = p.Level
	}
	country := map[string]any{}
	if len(p.In) > 0 {
		country["codes"] = upper(p.In)
	}
	if p.MemberOf != "" {
		country["memberOf"] = map[string]any{"framework": p.MemberOf}
	}
	if p.Outside != "" {
		country["not"] = map[string]any{"memberOf": map[string]any{"framework": p.Outside}}
	}
	if len(country) > 0 {
		where["country"] = country
	}
	since := map[string]any{}
	if p.From != "" {
		since["from"] = p.From
	}
	if p.To != "" {
		since["to"] = p.To
	}
	if len(since) > 0 {
		where["since"] = since
	}
	return where
}

// places is a filter of places: all of an area, or of a country given by its code; empty is anywhere.
func places(where string) map[string]any {
	switch {
	case where == "":
		return map[string]any{}
	case len(where) == 2 && !strings.EqualFold(where, "eu"):
		return map[string]any{"country": map[string]any{"codes": upper([]string{where})}}
	default:
		return map[string]any{"area": strings.ToLower(where)}
	}
}

func upper(codes []string) []string {
	out := make([]string, len(codes))
	for i, code := range codes {
		out[i] = strings.ToUpper(code)
	}
	return out
}

// The types below read flags and name the allowed values when they cannot.
type (
	day    string
	date   string
	kind   string
	status string
	level  string
)

func (d *day) UnmarshalText(text []byte) error {
	parsed, err := twinning.ParseDay(string(text))
	*d = day(parsed.String())
	return err
}

func (d *date) UnmarshalText(text []byte) error {
	parsed, err := twinning.ParseDate(string(text))
	*d = date(parsed.String())
	return err
}

func (k *kind) UnmarshalText(text []byte) error { return oneOf(k, "kind", twinning.Kinds, text) }

func (s *status) UnmarshalText(text []byte) error {
	return oneOf(s, "status", twinning.Statuses, text)
}

func (l *level) UnmarshalText(text []byte) error { return oneOf(l, "level", twinning.Levels, text) }

// oneOf reads an enum value, in capitals or not.
func oneOf[T, A ~string](into *T, what string, allowed []A, text []byte) error {
	value := strings.ToUpper(strings.TrimSpace(string(text)))
	if !slices.Contains(allowed, A(value)) {
		names := make([]string, len(allowed))
		for i, name := range allowed {
			names[i] = strings.ToLower(string(name))
		}
		return fmt.Errorf("%q is no %s; write one of %s", text, what, strings.Join(names, ", "))
	}
	*into = T(value)
	return nil
}
