package twinning

import (
	"encoding/json"
	"reflect"
	"slices"
	"testing"
)

// oneOfEach has an entity of every type with most fields set.
func oneOfEach() []Entity {
	n := 3
	return []Entity{
		Country{ID: CountryID("XA"), Code: "XA", Names: name("Aldria"), Region: Region{M49: "150", Name: "Europe"}, Sources: []ID{"source:s"}},
		Framework{ID: FrameworkID("f"), Key: "f", Names: name("F"), Aliases: []string{"17+1"}, Kind: "initiative", Founded: parsed("2012-04")},
		Membership{ID: "membership:f~XA", Framework: FrameworkID("f"), Member: CountryID("XA"), Role: "member", Counts: CountsYes, Joined: parsed("2012")},
		Organisation{ID: "organisation:o", Names: name("Chamber"), Kind: "chamber_of_commerce", Seat: "city:a", Country: "XA", Fields: []ID{"field:x"}},
		Field{ID: FieldID("x"), Key: "x", Names: name("X")},
		Zone{ID: "zone:z", Names: name("Zone"), City: "city:a", Organisation: "organisation:o"},
		Office{ID: "office:m", Title: "mayor", Holder: "city:a", Date: parsed("2020-01-02")},
		Agreement{ID: "agreement:g", Kind: "memorandum", Parties: []ID{"city:a", "city:b"}, Event: "event:e", Date: parsed("2020")},
		Event{ID: "event:e", Names: name("Fair"), Place: "city:a", Hosts: []ID{"city:a"}, Participants: []Participation{{Role: "guest", Party: "city:b"}, {Role: "envoys", Count: &n, Of: "countries"}, {Role: "speaker", Party: "city:b"}}, Sources: []ID{"source:s", "source:s"}},
		Claim{ID: "claim:c", Subject: "city:a", Measure: MeasurePartnerCities, Cities: &n, Qualifier: QualifierAtLeast, AsOf: parsed("2020-09"), Source: "source:s"},
		Source{ID: SourceID("s"), Title: "S", URL: "https://s.example", Date: parsed("2019")},
	}
}

func TestEveryEntityComesBackFromItsJSON(t *testing.T) {
	for _, e := range oneOfEach() {
		if err := e.Validate(); err != nil {
			t.Errorf("%s: %v", e.EntityID(), err)
		}
		text, err := json.Marshal(e)
		if err != nil {
			t.Fatal(err)
		}
		got, err := DecodeEntity(e.EntityID().Type(), text)
		if err != nil || !reflect.DeepEqual(got, e) {
			t.Errorf("%s comes back as %+v, %v", text, got, err)
		}
	}
}

func TestNoLinkStandsTwiceOrLeadsNowhere(t *testing.T) {
	for _, e := range oneOfEach() {
		seen := map[Link]bool{}
		for _, l := range e.Links() {
			if seen[l] || l.To.Key() == "" || l.Role == "" {
				t.Errorf("%s has the link %v", e.EntityID(), l)
			}
			seen[l] = true
		}
	}
}

func TestARecalledSeatIsNoLink(t *testing.T) {
	o := Organisation{ID: "organisation:o", Seat: "city:a"}
	if want := []Link{{RoleSeat, "city:a"}}; !slices.Equal(o.Links(), want) {
		t.Errorf("links %v, want %v", o.Links(), want)
	}
	o.SeatRecalled = true
	if links := o.Links(); len(links) > 0 {
		t.Errorf("links %v, want none", links)
	}
}

func TestPlacesTiesAndStatementsAreNoEntities(t *testing.T) {
	for _, kind := range []Type{TypeCity, TypePartnership, TypeStatement, TypeRelease, TypeArea, ""} {
		if e, err := DecodeEntity(kind, []byte("{}")); err == nil {
			t.Errorf("%q decodes to %v", kind, e)
		}
	}
	if _, err := DecodeEntity(TypeClaim, []byte("{")); err == nil {
		t.Error("half a JSON object decodes")
	}
}

func TestUndatedRecordsComeLast(t *testing.T) {
	late, never := Event{ID: "event:a", Names: name("A"), Date: parsed("2999")}, Event{ID: "event:b", Names: name("A")}
	if late.SortKey() >= never.SortKey() {
		t.Errorf("%q does not come before %q", late.SortKey(), never.SortKey())
	}
}
