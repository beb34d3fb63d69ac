package twinning

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

func name(text string) Names { return Names{{Text: text, Language: "en", Kind: NameCommon}} }

func TestValidateNamesTheFieldThatCannotBe(t *testing.T) {
	city := func(edit func(*City)) City {
		c := City{ID: "city:a", Names: name("A"), Level: LevelCity}
		edit(&c)
		return c
	}
	tie := func(edit func(*Partnership)) Partnership {
		p := Partnership{ID: "tie:a~b", A: "city:a", B: "city:b", Kind: KindUnknown, Status: StatusUnknown}
		edit(&p)
		return p
	}
	minus := -1
	for _, c := range []struct {
		name   string
		record interface{ Validate() error }
		fields []string
	}{
		{"a place", city(func(*City) {}), nil},
		{"a place with the id of a tie", city(func(c *City) { c.ID = "tie:a" }), []string{"id"}},
		{"a place with half an id", city(func(c *City) { c.ID = "city:" }), []string{"id"}},
		{"a place without names", city(func(c *City) { c.Names = nil }), []string{"names"}},
		{"a place with a blank name", city(func(c *City) { c.Names = name("  ") }), []string{"name"}},
		{"a name of two lines", city(func(c *City) { c.Names = name("A\nB") }), []string{"name"}},
		{"an alias with a null byte", city(func(c *City) { c.Aliases = []string{"a\x00"} }), []string{"alias"}},
		{"an unknown level's name", city(func(c *City) { c.Level = "TOWN" }), []string{"level"}},
		{"no level", city(func(c *City) { c.Level = "" }), []string{"level"}},
		{"a Wikidata number", city(func(c *City) { c.Wikidata = "42956" }), []string{"wikidata"}},
		{"a Wikidata id with a zero in front", city(func(c *City) { c.Wikidata = "Q042" }), []string{"wikidata"}},
		{"a country in small letters", city(func(c *City) { c.Countries = []CountryStatement{{Country: "cn"}} }), []string{"country"}},
		{"two primary countries", city(func(c *City) { c.Countries = []CountryStatement{{"CN", true, nil}, {"RU", true, nil}} }), []string{"country"}},
		{"a place beyond the pole", city(func(c *City) { c.Location = &Location{Lat: 90.1} }), []string{"location"}},
		{"fewer than no people", city(func(c *City) { c.Population = &minus }), []string{"population"}},
		{"all at once", city(func(c *City) { c.ID, c.Names, c.Level = "", nil, "" }), []string{"id", "names", "level"}},
		{"a tie", tie(func(*Partnership) {}), nil},
		{"a place with itself", tie(func(p *Partnership) { p.B = p.A }), []string{"b"}},
		{"ends out of order", tie(func(p *Partnership) { p.A, p.B = p.B, p.A }), []string{"b"}},
		{"an end that is a country", tie(func(p *Partnership) { p.B = "country:CN" }), []string{"b"}},
		{"an end before the beginning", tie(func(p *Partnership) {
			p.Since, p.Acts = parsed("2000-02"), []Act{{Type: ActLapsed, Date: parsed("2000-01")}}
		}), []string{"act date"}},
		{"an end in the year of the beginning", tie(func(p *Partnership) {
			p.Since, p.Acts = parsed("2000-02"), []Act{{Type: ActLapsed, Date: parsed("2000")}}
		}), nil},
		{"an act that there is not", tie(func(p *Partnership) { p.Acts = []Act{{Type: "FORGOTTEN"}} }), []string{"act"}},
		{"a source that is a field", tie(func(p *Partnership) { p.Sources = []ID{"field:x"} }), []string{"source"}},
		{"a statement of nothing", Statement{}, []string{"id", "tie", "source", "kind", "status"}},
		{"an agreement with one party", Agreement{ID: "agreement:a", Kind: "memorandum", Parties: []ID{"city:a"}}, []string{"parties"}},
		{"an agreement with an unnamed party", Agreement{ID: "agreement:a", Kind: "memorandum", Parties: []ID{"city:a"}, Unnamed: 1}, nil},
		{"a membership that ends before it begins", Membership{ID: "membership:x", Framework: "framework:f", Member: "city:a", Role: "member", Counts: CountsYes, Joined: parsed("2001"), Left: parsed("2000")}, []string{"left"}},
		{"a source at no address", Source{ID: "source:s", URL: "javascript:alert(1)"}, []string{"url"}},
		{"a claim of nobody", Claim{ID: "claim:c", Measure: MeasureDeals, Qualifier: QualifierExact, Source: "source:s"}, []string{"subject"}},
	} {
		err := c.record.Validate()
		var got []string
		for _, fe := range FieldErrors(err) {
			got = append(got, fe.Field)
		}
		if !slices.Equal(got, c.fields) {
			t.Errorf("%s: fields %v, want %v (%v)", c.name, got, c.fields, err)
		}
	}
}

func TestFieldErrorsAreTakenOutOfWhatWrapsThem(t *testing.T) {
	one, two := &FieldError{"a", "1", "no"}, &FieldError{"b", "2", "no"}
	got := FieldErrors(errors.Join(one, errors.New("other"), fmt.Errorf("row 3: %w", errors.Join(two))))
	if len(got) < 1 || got[0] != one || got[len(got)-1] != two {
		t.Errorf("FieldErrors: %v", got)
	}
	if FieldErrors(nil) != nil {
		t.Error("no error has fields")
	}
}

func TestAFieldErrorIsOneShortSentence(t *testing.T) {
	err := &FieldError{"name", strings.Repeat("é", 500), "is too long"}
	if s := err.Error(); len(s) > 120 || !strings.Contains(s, "...") || !strings.HasSuffix(s, "is too long") {
		t.Errorf("%q", s)
	}
}
