package twinning

import (
	"fmt"
	"math"
	"time"
)

// Day counts days from 1970-01-01 in the proleptic Gregorian calendar, UTC.
type Day int32

const (
	// AlwaysDay is earlier than any day that has a date.
	AlwaysDay Day = math.MinInt32
	// NeverDay is later than any day that has a date.
	NeverDay Day = math.MaxInt32
)

// DayOf is the UTC day of t.
func DayOf(t time.Time) Day {
	t = t.UTC()
	return dayOf(t.Year(), int(t.Month()), t.Day())
}

// ParseDay reads YYYY-MM-DD, years 0001 to 9999.
func ParseDay(s string) (Day, error) {
	d, err := ParseDate(s)
	if err != nil {
		return 0, err
	}
	if d.Precision() != PrecisionDay {
		return 0, fmt.Errorf("%q is not a whole day: write YYYY-MM-DD", s)
	}
	return d.First(), nil
}

// Date is the day as a date of full precision; unknown for AlwaysDay and NeverDay.
func (d Day) Date() Date {
	if d == AlwaysDay || d == NeverDay {
		return Date{}
	}
	t := time.Unix(int64(d)*86400, 0).UTC()
	return Date{Year: int16(t.Year()), Month: int8(t.Month()), Day: int8(t.Day())}
}

// String is YYYY-MM-DD; empty for AlwaysDay and NeverDay.
func (d Day) String() string { return d.Date().String() }

func dayOf(year, month, day int) Day {
	return Day(time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// Interval is a span of days with both ends included.
type Interval struct{ First, Last Day }

// Within tells whether a date, known to be somewhere in the interval, lies in
// the range: True when all of it does, False when none does, else Unknown.
func (i Interval) Within(r Interval) Tri {
	switch {
	case i.Last < r.First || r.Last < i.First:
		return False
	case r.First <= i.First && i.Last <= r.Last:
		return True
	default:
		return Unknown
	}
}
