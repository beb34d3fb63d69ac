package twinning

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestDateIsReadAsItIsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDate().Draw(t, "date")
		got, err := ParseDate(d.String())
		if err != nil || got != d {
			t.Fatalf("ParseDate(%q) = %v, %v, want %v", d, got, err, d)
		}
		text, err := json.Marshal(struct{ D Date }{d})
		if err != nil {
			t.Fatal(err)
		}
		var back struct{ D Date }
		if err := json.Unmarshal(text, &back); err != nil || back.D != d {
			t.Fatalf("from JSON %s: %v, %v", text, back.D, err)
		}
	})
}

func TestDateHasTheDaysThatItMayMean(t *testing.T) {
	for s, want := range map[string][2]string{
		"2000":       {"2000-01-01", "2000-12-31"},
		"2000-02":    {"2000-02-01", "2000-02-29"},
		"1900-02":    {"1900-02-01", "1900-02-28"},
		"2001-12":    {"2001-12-01", "2001-12-31"},
		"0001":       {"0001-01-01", "0001-12-31"},
		"9999-12-31": {"9999-12-31", "9999-12-31"},
	} {
		d := parsed(s)
		if got := [2]string{d.First().String(), d.Last().String()}; got != want {
			t.Errorf("%s: %v, want %v", s, got, want)
		}
	}
	if i := (Date{}).Interval(); i != (Interval{AlwaysDay, NeverDay}) {
		t.Errorf("the unknown date: %v", i)
	}
	rapid.Check(t, func(t *rapid.T) {
		d := anyDate().Draw(t, "date")
		if d.First() > d.Last() || (d.First() == d.Last()) != (d.Precision() == PrecisionDay) {
			t.Fatalf("%v: %v to %v", d, d.First(), d.Last())
		}
	})
}

func TestDatesHaveATotalOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := anyDate().Draw(t, "a"), anyDate().Draw(t, "b"), anyDate().Draw(t, "c")
		if sign(a.Compare(b)) != -sign(b.Compare(a)) {
			t.Fatalf("%v and %v: %d and %d", a, b, a.Compare(b), b.Compare(a))
		}
		if (a.Compare(b) == 0) != (a == b) {
			t.Fatalf("%v and %v compare %d", a, b, a.Compare(b))
		}
		if a.Compare(b) <= 0 && b.Compare(c) <= 0 && a.Compare(c) > 0 {
			t.Fatalf("%v, %v, %v are in a circle", a, b, c)
		}
		if !a.IsZero() && !b.IsZero() && a.Last() < b.First() && a.Compare(b) >= 0 {
			t.Fatalf("%v is wholly before %v and does not come first", a, b)
		}
	})
	for _, pair := range [][2]string{{"2000-01-01", "2000-01"}, {"2000-01", "2000"}, {"2000", "2000-01-02"}, {"2000", ""}} {
		if a, b := parsed(pair[0]), parsed(pair[1]); a.Compare(b) >= 0 {
			t.Errorf("%q does not come before %q", pair[0], pair[1])
		}
	}
}

func sign(n int) int { return min(max(n, -1), 1) }

func TestWhatIsNoDateIsRefused(t *testing.T) {
	for s, hint := range map[string]string{
		"2020-02-30": "2020-02 has no day 30", "2019-02-29": "has no day 29", "2020-13": "no month 13", "2020-00": "no month 00",
		"2020-01-00": "has no day 00", "0000": "years run from 0001", "20": "write YYYY", "2020/01": "write YYYY", "2020-1-1": "write YYYY",
		"+200": "write YYYY", " 2020": "write YYYY", "２０": "write YYYY", "2020-01-01T00:00:00Z": "write YYYY",
		strings.Repeat("9", 1000): "...",
	} {
		d, err := ParseDate(s)
		if err == nil || !strings.Contains(err.Error(), hint) || len(err.Error()) > 200 {
			t.Errorf("ParseDate(%.20q) = %v, %v, want an error with %q", s, d, err, hint)
		}
	}
	for _, s := range []string{"", "2020", "2020-01", "2020-01-32"} {
		if d, err := ParseDay(s); err == nil {
			t.Errorf("ParseDay(%q) = %v, want an error", s, d)
		}
	}
}

func TestDaysCountFrom1970(t *testing.T) {
	for s, want := range map[string]Day{"1970-01-01": 0, "1969-12-31": -1, "2000-03-01": 11017, "0001-01-01": -719162} {
		if got, err := ParseDay(s); got != want || err != nil {
			t.Errorf("ParseDay(%q) = %d, %v, want %d", s, got, err, want)
		}
	}
	late := time.Date(2020, 1, 1, 23, 30, 0, 0, time.FixedZone("west", -3600))
	if got := DayOf(late).String(); got != "2020-01-02" {
		t.Errorf("DayOf is %s, want the day in UTC", got)
	}
	rapid.Check(t, func(t *rapid.T) {
		day := Day(rapid.IntRange(int(dayOf(1, 1, 1)), int(dayOf(9999, 12, 31))).Draw(t, "day"))
		if got, err := ParseDay(day.String()); got != day || err != nil {
			t.Fatalf("%d is %s is %d, %v", day, day, got, err)
		}
	})
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"", "2000", "2000-02-29", "0000", "9999-12-31", "2000-2", "-200", "\xff\xff\xff\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseDate(s)
		if err == nil && d.String() != s {
			t.Errorf("ParseDate(%q) is %q", s, d)
		}
		if err != nil && d != (Date{}) {
			t.Errorf("ParseDate(%q) = %v with an error", s, d)
		}
	})
}
