package twinning

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func anyStatements(p Partnership) *rapid.Generator[[]Statement] {
	return rapid.Custom(func(t *rapid.T) []Statement {
		var out []Statement
		for _, key := range rapid.SliceOfDistinct(rapid.SampledFrom([]string{"s1", "s2", "s3", "s4"}), rapid.ID[string]).Draw(t, "sources") {
			s := Statement{
				ID: NewStatementID(p.ID, SourceID(key)), Tie: p.ID, Source: SourceID(key),
				Side: rapid.SampledFrom([]ID{"", p.A, p.B}).Draw(t, "side"),
				Kind: rapid.SampledFrom(Kinds).Draw(t, "kind"), Status: rapid.SampledFrom(Statuses).Draw(t, "status"),
				Since: rapid.SampledFrom([]Date{{}, {Year: 2000}, {Year: 2000, Month: 1}}).Draw(t, "since"),
			}
			if rapid.IntRange(0, 3).Draw(t, "withdrawn") == 0 {
				s.Withdrawn = Date{Year: 2020}
			}
			out = append(out, s)
		}
		return out
	})
}

func TestASummaryCountsWhatIsSaidNow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := Partnership{ID: "tie:a~b", A: "city:a", B: "city:b", Kind: KindUnknown, Status: StatusUnknown}
		said := anyStatements(p).Draw(t, "statements")
		p.Summarise(said)
		valid := slices.DeleteFunc(slices.Clone(said), func(s Statement) bool { return !s.Withdrawn.IsZero() })
		if len(p.Sources) != len(valid) || !slices.IsSorted(p.Sources) {
			t.Fatalf("sources %v of %d statements", p.Sources, len(valid))
		}
		says := func(side ID) bool {
			return slices.ContainsFunc(valid, func(s Statement) bool { return s.Side == side })
		}
		want := StatedByThirdPartyOnly
		if says(p.A) && says(p.B) {
			want = StatedByBothSides
		} else if says(p.A) || says(p.B) {
			want = StatedByOneSide
		}
		if p.StatedBy != want {
			t.Fatalf("stated by %s, want %s", p.StatedBy, want)
		}
		again, turned := p, p
		again.Sources = slices.Clone(p.Sources)
		again.Summarise(said)
		slices.Reverse(said)
		turned.Sources = nil
		turned.Summarise(said)
		if !reflect.DeepEqual(again, p) || !reflect.DeepEqual(turned, p) {
			t.Fatalf("the summary depends on the order or on an earlier one: %+v, %+v, %+v", p, again, turned)
		}
	})
}

func TestSourcesKeepTheirOrder(t *testing.T) {
	said := func(keys ...string) []Statement {
		var out []Statement
		for _, k := range keys {
			out = append(out, Statement{Source: SourceID(k), Kind: KindUnknown, Status: StatusUnknown})
		}
		return out
	}
	p := Partnership{Sources: []ID{SourceID("z"), SourceID("gone"), SourceID("a")}}
	p.Summarise(said("b", "a", "z", "c"))
	if want := []ID{SourceID("z"), SourceID("a"), SourceID("b"), SourceID("c")}; !slices.Equal(p.Sources, want) {
		t.Errorf("sources %v, want %v", p.Sources, want)
	}
}

func TestStatementsDisputeWhatTheyBothState(t *testing.T) {
	st := func(source string, kind Kind, since string, status Status) Statement {
		return Statement{Source: SourceID(source), Kind: kind, Since: parsed(since), Status: status}
	}
	for _, c := range []struct {
		name string
		said []Statement
		want []Gap
	}{
		{"nobody says anything", nil, nil},
		{"what is not stated differs from nothing", []Statement{st("a", KindSisterCity, "2000", StatusActive), st("b", KindUnknown, "", StatusUnknown)}, nil},
		{"a year and a day of it differ", []Statement{st("a", KindSisterCity, "2000", StatusActive), st("b", KindSisterCity, "2000-01-01", StatusActive)}, []Gap{GapSince}},
		{"everything differs", []Statement{st("a", KindSisterCity, "2000", StatusActive), st("b", KindCooperation, "2001", StatusLapsed)}, []Gap{GapSince, GapKind, GapStatus}},
	} {
		var p Partnership
		p.Summarise(c.said)
		if !slices.Equal(p.Disputes, c.want) {
			t.Errorf("%s: %v, want %v", c.name, p.Disputes, c.want)
		}
	}
}

func TestAStatementIsShownWhenAllItStatesAgrees(t *testing.T) {
	shown := Partnership{Kind: KindSisterCity, Status: StatusTerminated, Since: parsed("2000-01"), Acts: []Act{{Type: ActSigned}, {Type: ActTerminated, Date: parsed("2010")}}}
	bare := Partnership{Kind: KindUnknown, Status: StatusUnknown}
	st := func(kind Kind, since, until string, status Status) Statement {
		return Statement{Kind: kind, Since: parsed(since), Until: parsed(until), Status: status}
	}
	for _, c := range []struct {
		name string
		said Statement
		tie  Partnership
		want bool
	}{
		{"all agree", st(KindSisterCity, "2000-01", "2010", StatusTerminated), shown, true},
		{"what it states agrees", st(KindUnknown, "2000-01", "", StatusUnknown), shown, true},
		{"another precision", st(KindUnknown, "2000", "", StatusUnknown), shown, false},
		{"another kind", st(KindCooperation, "2000-01", "", StatusUnknown), shown, false},
		{"another end", st(KindSisterCity, "", "2011", StatusUnknown), shown, false},
		{"nothing stated of a tie that shows something", st(KindUnknown, "", "", StatusUnknown), shown, false},
		{"nothing stated of a tie that shows nothing", st(KindUnknown, "", "", StatusUnknown), bare, true},
	} {
		if got := c.said.ShownIn(c.tie); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestTheOtherEnd(t *testing.T) {
	p := Partnership{A: "city:a", B: "city:b"}
	if p.Other("city:a") != "city:b" || p.Other("city:b") != "city:a" {
		t.Error("the ends are not each other's other")
	}
}
