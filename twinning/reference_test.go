package twinning

import (
	"testing"
)

// union is a reference of invented countries in two frameworks.
func union() *Reference {
	country := func(code CountryCode, region, sub string) Country {
		return Country{ID: CountryID(code), Code: code, Names: name(string(code)), Region: Region{M49: region}, Sub: Region{M49: sub}}
	}
	framework := func(key string) Framework { return Framework{ID: FrameworkID(key), Key: key, Names: name(key)} }
	member := func(framework string, code CountryCode, counts Counts, joined, left string, recalled bool) Membership {
		f := FrameworkID(framework)
		return Membership{
			ID: NewMembershipID(f, CountryID(code), parsed(joined)), Framework: f, Member: CountryID(code),
			Counts: counts, Joined: parsed(joined), Left: parsed(left), Recalled: recalled,
		}
	}
	return NewReference(
		[]Country{country("XB", "150", "151"), country("XA", "142", "030"), country("XC", "", ""), country("XD", "019", "")},
		[]Framework{framework(EuropeanUnion), framework(CouncilOfEurope)},
		[]Membership{
			member(EuropeanUnion, "XB", CountsYes, "1990-05", "2000", false), member(EuropeanUnion, "XB", CountsYes, "2010-01-01", "", false),
			member(EuropeanUnion, "XA", CountsUnclear, "", "", false), member(EuropeanUnion, "XD", CountsYes, "", "", true),
			member(CouncilOfEurope, "XA", CountsUnclear, "1990", "", false), member(CouncilOfEurope, "XC", CountsYes, "", "1995", false),
			member(CouncilOfEurope, "XD", CountsNo, "", "", false),
		}, nil, nil)
}

func TestAnIDThatWasGivenUpTwiceIsAnsweredForByTheLast(t *testing.T) {
	r := NewReference(nil, []Framework{{ID: FrameworkID("new"), Key: "new"}}, nil, nil, map[ID]ID{
		"city:a": "city:b", "city:b": "city:c", "city:d": "city:e", "city:e": "city:d", FrameworkID("old"): FrameworkID("new"),
	})
	for id, want := range map[ID]ID{"city:a": "city:c", "city:b": "city:c", "city:c": "city:c", "city:z": "city:z"} {
		if got := r.Answering(id); got != want {
			t.Errorf("%s is answered for by %s, not %s", id, got, want)
		}
	}
	if f, ok := r.Framework(FrameworkID("old")); !ok || f.Key != "new" {
		t.Errorf("the framework that was given up is %+v", f)
	}
}

func TestMembershipsAndAreasHoldOnADay(t *testing.T) {
	r := union()
	for _, c := range []struct {
		area    ID
		country CountryCode
		on      string
		want    Tri
	}{
		{"eu", "XB", "1990-04-30", False},
		{"eu", "XB", "1990-05-01", True}, // a partial beginning counts from its first day
		{"eu", "XB", "1999-12-31", True},
		{"eu", "XB", "2000-01-01", False}, // a partial leaving too: no member on that day
		{"eu", "XB", "2010-01-01", True},
		{"eu", "XA", "2010-01-01", Unknown},
		{"eu", "XC", "2010-01-01", False},
		{"eu", "XD", "2010-01-01", False}, // recalled rows never match
		{"europe", "XB", "1950-01-01", True},
		{"europe", "XA", "1989-12-31", False},
		{"europe", "XA", "1990-01-01", Unknown},
		{"europe", "XC", "1900-01-01", True}, // an unknown beginning has begun
		{"europe", "XC", "1995-01-01", False},
		{"europe", "XD", "2000-01-01", False}, // an observer is no member
		{"m49-151", "XB", "2000-01-01", True},
		{"m49-150", "XB", "2000-01-01", True},
		{"m49-150", "XA", "2000-01-01", False},
		{"m49-150", "XC", "2000-01-01", False},
	} {
		area, ok := r.Area(c.area)
		country, known := r.Country(c.country)
		if !ok || !known {
			t.Fatalf("%s or %s is not there", c.area, c.country)
		}
		if got := r.In(area, country, dayNamed(c.on)); got != c.want {
			t.Errorf("%s in %s on %s: %v, want %v", c.country, c.area, c.on, got, c.want)
		}
	}
}

func TestTheReferenceFindsByIDAndKey(t *testing.T) {
	r := union()
	for _, id := range []ID{"european-union", "framework:european-union"} {
		if f, ok := r.Framework(id); !ok || f.Key != EuropeanUnion {
			t.Errorf("Framework(%q) = %v, %v", id, f, ok)
		}
	}
	for _, id := range []ID{"eu", "area:eu"} {
		if a, ok := r.Area(id); !ok || a.Key != "eu" {
			t.Errorf("Area(%q) = %v, %v", id, a, ok)
		}
	}
	if _, ok := r.Framework("nothing"); ok {
		t.Error("there is a framework nothing")
	}
	if _, ok := r.Area("m49-999"); ok {
		t.Error("there is an area 999")
	}
	if _, ok := r.Country("ZZ"); ok {
		t.Error("there is a country ZZ")
	}
	var keys []string
	for _, a := range r.Areas() {
		keys = append(keys, a.Key)
	}
	if got, want := len(keys), 7; got != want || keys[0] != "europe" || keys[1] != "eu" || keys[2] != "m49-019" {
		t.Errorf("areas: %v", keys)
	}
	if got := r.Members(FrameworkID(EuropeanUnion)); len(got) != 4 || got[0].Member != CountryID("XA") {
		t.Errorf("members: %v", got)
	}
	if got := r.MembershipsOf(CountryID("XB")); len(got) != 2 || got[0].Joined != parsed("1990-05") {
		t.Errorf("memberships: %v", got)
	}
	if r.Countries[0].Code != "XA" {
		t.Errorf("countries begin with %s", r.Countries[0].Code)
	}
}
