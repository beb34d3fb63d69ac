package twinning

import "testing"

func TestAnIDIsATypeAndAKey(t *testing.T) {
	for id, want := range map[ID][2]string{
		"city:Q42956": {"city", "Q42956"}, "tie:a~b": {"tie", "a~b"}, "city:a:b": {"city", "a:b"}, "city:": {"city", ""}, ":x": {"", "x"}, "x": {"", "x"}, "": {"", ""},
	} {
		if got := [2]string{string(id.Type()), id.Key()}; got != want {
			t.Errorf("%q is %q, want %q", id, got, want)
		}
	}
}

func TestATieHasOneIDWhicheverWayRound(t *testing.T) {
	a, b := NewCityID("Q2", 0, "", ""), NewCityID("Q10", 0, "", "")
	if NewPartnershipID(a, b) != NewPartnershipID(b, a) || NewPartnershipID(a, b) != "tie:Q10~Q2" {
		t.Errorf("%q and %q", NewPartnershipID(a, b), NewPartnershipID(b, a))
	}
	if x, y := Ordered(a, b); x != b || y != a {
		t.Errorf("ordered: %q, %q", x, y)
	}
	if got := NewStatementID(NewPartnershipID(a, b), SourceID("press")); got != "statement:Q10~Q2~press" {
		t.Errorf("statement: %q", got)
	}
}

func TestAPlaceIsNamedByTheBestThatIsKnown(t *testing.T) {
	for _, c := range []struct {
		wikidata string
		geonames int
		country  CountryCode
		name     string
		want     ID
	}{
		{"Q42956", 2037013, "CN", "Harbin", "city:Q42956"},
		{"", 2037013, "CN", "Harbin", "city:g2037013"},
		{"", 0, "PL", "Łódź Stare-Miasto", "city:pl-lodz-stare-miasto"},
	} {
		if got := NewCityID(c.wikidata, c.geonames, c.country, c.name); got != c.want {
			t.Errorf("%+v has the id %q", c, got)
		}
	}
}

func TestAMembershipIsNamedByItsSpell(t *testing.T) {
	f, m := FrameworkID("league"), CountryID("XA")
	if got := NewMembershipID(f, m, parsed("1990-02")); got != "membership:league~XA~1990-02" {
		t.Errorf("with a first day: %q", got)
	}
	if got := NewMembershipID(f, m, Date{}); got != "membership:league~XA" {
		t.Errorf("without: %q", got)
	}
}
