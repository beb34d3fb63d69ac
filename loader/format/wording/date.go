package wording

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/sistergraph/sistergraph/loader/format/mapping"
	"github.com/sistergraph/sistergraph/twinning"
)

// ErrAmbiguous tells that a date can be meant in two ways.
var ErrAmbiguous = errors.New("can be day and month or month and day")

var (
	// year first: 1984, 1984-05, 1984/5/2, 1984年5月2日, +1984-05-00T00:00:00Z
	yearFirst = regexp.MustCompile(`^\+?(\d{4})(?:\s*[-./年년]\s*(\d{1,2})(?:\s*[-./月월]\s*(\d{1,2})\s*[日일]?)?)?\s*[年년月월]?$`)
	// year last: 02.05.1984, 5/1984, 03/04/1984
	yearLast = regexp.MustCompile(`^(?:(\d{1,2})\s*([-./])\s*)?(\d{1,2})\s*([-./])\s*(\d{4})\.?$`)
	// in words: 2 May 1984, May 2, 1984, 2. Mai 1984, 2 de mayo de 1984, May 1984
	worded    = regexp.MustCompile(`^(?:(\d{1,2})(?:st|nd|rd|th|er|º|ª)?\.?\s+)?(?:de\s+|di\s+)?(\pL+)\.?,?(?:\s+(\d{1,2})(?:st|nd|rd|th)?,?)?\s+(?:de\s+|del\s+|di\s+)?(\d{4})(?:\s*(?:г|г\.|р|р\.|года|року))?$`)
	timeOfDay = regexp.MustCompile(`[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?$`)
	shortYear = regexp.MustCompile(`^\d{1,2}[-./]\d{1,2}[-./]\d{2}$`)
)

// Date reads a date as people write it, to the precision that is written. The
// empty text is the unknown date. ErrAmbiguous is a date such as 03/04/1984 when
// the order does not decide; other errors say why it is no date.
func Date(text string, order mapping.Order) (twinning.Date, error) {
	s := strings.TrimSpace(text)
	if s == "" {
		return twinning.Date{}, nil
	}
	if len(s) == 4 || len(s) > 4 && len(s) <= 10 && s[4] == '-' {
		if d, err := twinning.ParseDate(s); err == nil {
			return d, nil
		}
	}
	s = timeOfDay.ReplaceAllString(s, "")
	if m := yearFirst.FindStringSubmatch(s); m != nil {
		return date(m[1], m[2], m[3])
	}
	if m := yearLast.FindStringSubmatch(s); m != nil && (m[2] == "" || m[2] == m[4]) {
		return numbers(m[1], m[3], m[5], m[4], order)
	}
	if m := worded.FindStringSubmatch(s); m != nil && (m[1] == "" || m[3] == "") {
		if month, ok := months[twinning.Fold(m[2])]; ok {
			return date(m[4], strconv.Itoa(month), m[1]+m[3])
		}
	}
	if shortYear.MatchString(s) {
		return twinning.Date{}, errors.New("does not tell the century: write the year with four digits")
	}
	return twinning.Date{}, errors.New("is not a date: write 1984, 1984-05 or 1984-05-02")
}

// numbers reads two numbers before a year. Dots stand in dates that begin with
// the day; of other dates the order decides, or a number above 12.
func numbers(first, second, year, separator string, order mapping.Order) (twinning.Date, error) {
	a, _ := strconv.Atoi(first)
	b, _ := strconv.Atoi(second)
	switch {
	case first == "":
		return date(year, second, "")
	case separator == "." && order == mapping.AnyOrder, order == mapping.DayMonthYear, a == b:
		return date(year, second, first)
	case order == mapping.MonthDayYear:
		return date(year, first, second)
	case a > 12:
		return date(year, second, first)
	case b > 12:
		return date(year, first, second)
	default:
		return twinning.Date{}, ErrAmbiguous
	}
}

// date makes a date of written numbers; zeros stand for what is not known.
func date(year, month, day string) (twinning.Date, error) {
	s := year
	if m, _ := strconv.Atoi(month); m != 0 || strings.Trim(day, "0") != "" {
		s += fmt.Sprintf("-%02d", m)
		if d, _ := strconv.Atoi(day); d != 0 {
			s += fmt.Sprintf("-%02d", d)
		}
	}
	d, err := twinning.ParseDate(s)
	if err != nil {
		return twinning.Date{}, fmt.Errorf("is no day of the calendar (%s)", s)
	}
	return d, nil
}
