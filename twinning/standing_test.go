package twinning

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func anyTie() *rapid.Generator[Partnership] {
	return rapid.Custom(func(t *rapid.T) Partnership {
		p := Partnership{Status: rapid.SampledFrom(Statuses).Draw(t, "status"), Since: anyDate().Draw(t, "since")}
		turns := []ActType{ActSuspended, ActResumed}
		few := rapid.SampledFrom([]Date{{}, {Year: 2000}, {Year: 2000, Month: 1}, {Year: 2001}})
		for range rapid.IntRange(0, 6).Draw(t, "acts") {
			p.Acts = append(p.Acts, Act{
				Type: rapid.OneOf(rapid.SampledFrom(turns), rapid.SampledFrom(ActTypes)).Draw(t, "act"),
				Date: rapid.OneOf(few, anyDate()).Draw(t, "on"),
			})
		}
		return p
	})
}

// tookEffect tells whether an act of the date counts on the day: from the
// first day that the date may mean, always when it is unknown (semantics 2, 5).
func tookEffect(d Date, day Day) bool { return d.IsZero() || d.First() <= day }

// endedBy reads the acts as semantics 2 has them.
func endedBy(p Partnership, day Day) bool {
	acts := 0
	for _, a := range p.Acts {
		if a.Type.Ends() {
			acts++
			if tookEffect(a.Date, day) {
				return true
			}
		}
	}
	return acts == 0 && p.Status.Ended()
}

// suspendedOn plays suspensions and resumptions up to the day.
func suspendedOn(p Partnership, day Day) bool {
	var turns []Act
	for _, a := range p.Acts {
		if (a.Type == ActSuspended || a.Type == ActResumed) && tookEffect(a.Date, day) {
			turns = append(turns, a)
		}
	}
	slices.SortStableFunc(turns, func(a, b Act) int {
		switch {
		case a.Date.First() < b.Date.First():
			return -1
		case a.Date.First() > b.Date.First():
			return 1
		}
		return 0
	})
	return len(turns) > 0 && turns[len(turns)-1].Type == ActSuspended
}

// daysOf are the days around every date of the tie.
func daysOf(p Partnership) []Day {
	days := []Day{dayOf(1, 1, 1), dayOf(9999, 12, 31), dayOf(2000, 6, 15)}
	near := func(d Date) {
		if !d.IsZero() {
			days = append(days, d.First()-1, d.First(), d.First()+1, d.Last(), d.Last()+1)
		}
	}
	near(p.Since)
	for _, a := range p.Acts {
		near(a.Date)
	}
	return days
}

func TestHistoryIsWhatTheActsSayOnEveryDay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyTie().Draw(t, "tie")
		h := p.History()
		for _, day := range daysOf(p) {
			began, ended := tookEffect(p.Since, day), endedBy(p, day)
			if got := h.StandsOn(day); got != (began && !ended) {
				t.Fatalf("stands on %s: %v, began %v, ended %v", day, got, began, ended)
			}
			for scope, want := range map[Scope]bool{ScopeStanding: began && !ended, ScopeEnded: ended, ScopeEver: began || ended} {
				if got := h.In(scope, day); got != want {
					t.Fatalf("%s on %s: %v, want %v", scope, day, got, want)
				}
			}
			status := p.StatusOn(day)
			if status.Ended() != ended {
				t.Fatalf("on %s the status is %s, ended %v", day, status, ended)
			}
			if !ended && suspendedOn(p, day) && status != StatusSuspended {
				t.Fatalf("on %s the status is %s, want suspended", day, status)
			}
		}
	})
}

func TestSpellsOfSuspensionComeInOrderAndApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		spells := anyTie().Draw(t, "tie").History().Suspended
		for i, s := range spells {
			if s.From >= s.To || i > 0 && spells[i-1].To >= s.From {
				t.Fatalf("spells %v", spells)
			}
		}
	})
}

func TestStatusOnADay(t *testing.T) {
	act := func(kind ActType, on string) Act { return Act{Type: kind, Date: parsed(on)} }
	for _, c := range []struct {
		name string
		tie  Partnership
		on   string
		want Status
	}{
		{"active as recorded", Partnership{Status: StatusActive}, "2000-01-01", StatusActive},
		{"before a partial end", Partnership{Status: StatusLapsed, Acts: []Act{act(ActLapsed, "2001")}}, "2000-12-31", StatusUnknown},
		{"from the first day of a partial end", Partnership{Status: StatusLapsed, Acts: []Act{act(ActLapsed, "2001")}}, "2001-01-01", StatusLapsed},
		{"an end in the future of an active tie", Partnership{Status: StatusActive, Acts: []Act{act(ActTerminated, "2030")}}, "2029-12-31", StatusActive},
		{"an end of unknown day", Partnership{Status: StatusActive, Acts: []Act{act(ActSuperseded, "")}}, "1900-01-01", StatusSuperseded},
		{"an ended status without an act", Partnership{Status: StatusTerminated}, "1900-01-01", StatusTerminated},
		{"the first of two ends", Partnership{Status: StatusTerminated, Acts: []Act{act(ActTerminated, "2005"), act(ActLapsed, "2001")}}, "2010-01-01", StatusLapsed},
		{"during a suspension", Partnership{Status: StatusActive, Acts: []Act{act(ActSuspended, "2001"), act(ActResumed, "2003")}}, "2002-12-31", StatusSuspended},
		{"on the day of resuming", Partnership{Status: StatusActive, Acts: []Act{act(ActSuspended, "2001"), act(ActResumed, "2003")}}, "2003-01-01", StatusActive},
		{"suspended for good", Partnership{Status: StatusSuspended, Acts: []Act{act(ActSuspended, "2001")}}, "2020-01-01", StatusSuspended},
		{"before a suspension that is the status", Partnership{Status: StatusSuspended, Acts: []Act{act(ActSuspended, "2001")}}, "2000-12-31", StatusUnknown},
		{"a suspended status without an act", Partnership{Status: StatusSuspended}, "1900-01-01", StatusSuspended},
		{"resumed without a suspension", Partnership{Status: StatusActive, Acts: []Act{act(ActResumed, "2001")}}, "2002-01-01", StatusActive},
	} {
		if got := c.tie.StatusOn(dayNamed(c.on)); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}
