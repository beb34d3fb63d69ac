package twinning

import (
	"testing"

	"pgregory.net/rapid"
)

func anyInterval(t *rapid.T, what string) Interval {
	a, b := rapid.IntRange(0, 12).Draw(t, what), rapid.IntRange(0, 12).Draw(t, what)
	return Interval{Day(min(a, b)), Day(max(a, b))}
}

func TestWithinIsWhatEveryDayOfTheIntervalSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		i, r := anyInterval(t, "interval"), anyInterval(t, "range")
		inside, days := 0, 0
		for d := i.First; d <= i.Last; d++ {
			days++
			if r.First <= d && d <= r.Last {
				inside++
			}
		}
		want := Unknown
		switch inside {
		case 0:
			want = False
		case days:
			want = True
		}
		if got := i.Within(r); got != want {
			t.Fatalf("%v within %v is %v, want %v", i, r, got, want)
		}
	})
}

func TestAnUnknownDateIsWithinNothingButEverything(t *testing.T) {
	unknown := Date{}.Interval()
	for _, c := range []struct {
		r    Interval
		want Tri
	}{
		{Interval{AlwaysDay, NeverDay}, True},
		{Interval{0, NeverDay}, Unknown},
		{Interval{0, 0}, Unknown},
	} {
		if got := unknown.Within(c.r); got != c.want {
			t.Errorf("within %v: %v, want %v", c.r, got, c.want)
		}
	}
}

func TestTriHasTheLogicOfNull(t *testing.T) {
	values := []Tri{False, Unknown, True}
	for _, c := range []struct {
		got, want Tri
		name      string
	}{
		{Unknown.Not(), Unknown, "not unknown"},
		{False.And(Unknown), False, "false and unknown"},
		{True.And(Unknown), Unknown, "true and unknown"},
		{True.Or(Unknown), True, "true or unknown"},
		{False.Or(Unknown), Unknown, "false or unknown"},
		{TriOf(true), True, "of true"},
		{TriOf(false), False, "of false"},
	} {
		if c.got != c.want {
			t.Errorf("%s is %v, want %v", c.name, c.got, c.want)
		}
	}
	for _, a := range values {
		law(t, "double negation", a.Not().Not() == a)
		law(t, "neutral and absorbing values", a.And(True) == a && a.Or(False) == a && a.And(False) == False && a.Or(True) == True)
		for _, b := range values {
			law(t, "commutation", a.And(b) == b.And(a) && a.Or(b) == b.Or(a))
			law(t, "De Morgan", a.And(b).Not() == a.Not().Or(b.Not()) && a.Or(b).Not() == a.Not().And(b.Not()))
			law(t, "absorption", a.And(a.Or(b)) == a && a.Or(a.And(b)) == a)
			for _, c := range values {
				law(t, "association", a.And(b).And(c) == a.And(b.And(c)) && a.Or(b).Or(c) == a.Or(b.Or(c)))
				law(t, "distribution", a.And(b.Or(c)) == a.And(b).Or(a.And(c)) && a.Or(b.And(c)) == a.Or(b).And(a.Or(c)))
			}
		}
	}
}

func law(t *testing.T, name string, holds bool) {
	t.Helper()
	if !holds {
		t.Errorf("%s does not hold", name)
	}
}

func TestDaysBeyondTheCalendarHaveNoDate(t *testing.T) {
	for _, d := range []Day{AlwaysDay, NeverDay} {
		if !d.Date().IsZero() || d.String() != "" {
			t.Errorf("%d is %q", int32(d), d)
		}
	}
}
