package twinning

import (
	"fmt"
	"time"
)

// Date is a date of partial precision: a year, a month or a day in the
// proleptic Gregorian calendar, years 1 to 9999. The zero Date is unknown.
type Date struct {
	Year  int16
	Month int8 // 0 when only the year is known
	Day   int8 // 0 when only the month is known
}

// Precision tells how much of a date is known.
type Precision int

// The precisions of a date.
const (
	PrecisionNone Precision = iota
	PrecisionYear
	PrecisionMonth
	PrecisionDay
)

// ParseDate reads YYYY, YYYY-MM or YYYY-MM-DD. The empty string is the unknown
// date. A day that the calendar lacks (2020-02-30) and the year 0000 are errors.
func ParseDate(s string) (Date, error) {
	if s == "" {
		return Date{}, nil
	}
	parts := [3]int{}
	n := 0
	switch len(s) {
	case 4:
		n = 1
	case 7:
		n = 2
	case 10:
		n = 3
	default:
		return Date{}, badDate(s)
	}
	for i, at := range [3]struct{ from, to int }{{0, 4}, {5, 7}, {8, 10}} {
		if i == n {
			break
		}
		if i > 0 && s[at.from-1] != '-' {
			return Date{}, badDate(s)
		}
		for _, c := range []byte(s[at.from:at.to]) {
			if c < '0' || c > '9' {
				return Date{}, badDate(s)
			}
			parts[i] = parts[i]*10 + int(c-'0')
		}
	}
	d := Date{Year: int16(parts[0]), Month: int8(parts[1]), Day: int8(parts[2])}
	if d.Year < 1 {
		return Date{}, fmt.Errorf("%q is not a date: years run from 0001 to 9999", s)
	}
	if n > 1 && (d.Month < 1 || d.Month > 12) {
		return Date{}, fmt.Errorf("%q is not a date: there is no month %02d", s, d.Month)
	}
	if n > 2 && (d.Day < 1 || int(d.Day) > daysIn(int(d.Year), int(d.Month))) {
		return Date{}, fmt.Errorf("%q is not a date: %04d-%02d has no day %02d", s, d.Year, d.Month, d.Day)
	}
	return d, nil
}

func badDate(s string) error {
	if len(s) > 40 {
		s = s[:40] + "..."
	}
	return fmt.Errorf("%q is not a date: write YYYY, YYYY-MM or YYYY-MM-DD", s)
}

func daysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// IsZero tells whether the date is unknown.
func (d Date) IsZero() bool { return d.Year == 0 }

// Precision tells how much is known.
func (d Date) Precision() Precision {
	switch {
	case d.Year == 0:
		return PrecisionNone
	case d.Month == 0:
		return PrecisionYear
	case d.Day == 0:
		return PrecisionMonth
	default:
		return PrecisionDay
	}
}

// First is the first day that the date may mean; AlwaysDay when unknown.
func (d Date) First() Day {
	if d.IsZero() {
		return AlwaysDay
	}
	return dayOf(int(d.Year), max(int(d.Month), 1), max(int(d.Day), 1))
}

// Last is the last day that the date may mean; NeverDay when unknown.
func (d Date) Last() Day {
	switch d.Precision() {
	case PrecisionNone:
		return NeverDay
	case PrecisionYear:
		return dayOf(int(d.Year), 12, 31)
	case PrecisionMonth:
		return dayOf(int(d.Year), int(d.Month), daysIn(int(d.Year), int(d.Month)))
	default:
		return d.First()
	}
}

// Interval is First to Last.
func (d Date) Interval() Interval { return Interval{d.First(), d.Last()} }

// Compare orders dates by first day, then the more precise first; the unknown
// date comes last. It is 0 only for equal dates.
func (d Date) Compare(e Date) int {
	switch {
	case d == e:
		return 0
	case d.IsZero():
		return 1
	case e.IsZero():
		return -1
	case d.First() != e.First():
		return int(d.First()) - int(e.First())
	default:
		return int(e.Precision()) - int(d.Precision())
	}
}

// String is the date in the form ParseDate reads; empty when unknown.
func (d Date) String() string {
	switch d.Precision() {
	case PrecisionNone:
		return ""
	case PrecisionYear:
		return fmt.Sprintf("%04d", d.Year)
	case PrecisionMonth:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	default:
		return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
	}
}

// MarshalText is String.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText is ParseDate.
func (d *Date) UnmarshalText(b []byte) (err error) {
	*d, err = ParseDate(string(b))
	return err
}
