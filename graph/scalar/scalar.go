// Package scalar reads and writes the scalars of the schema, so that the domain need not know GraphQL.
package scalar

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/99designs/gqlgen/graphql"

	"github.com/sistergraph/sistergraph/graph/fault"
	"github.com/sistergraph/sistergraph/twinning"
)

// MarshalInt writes a whole number.
func MarshalInt(n int) graphql.Marshaler {
	return graphql.WriterFunc(func(w io.Writer) { _, _ = io.WriteString(w, strconv.Itoa(n)) })
}

// UnmarshalInt reads a whole number of 32 bits, as the GraphQL specification has it.
func UnmarshalInt(v any) (int, error) {
	n, ok := whole(v)
	if !ok || n < math.MinInt32 || n > math.MaxInt32 {
		return 0, fault.Bad("", v, fmt.Sprintf("%s is not a whole number of 32 bits", quote(v)),
			"give a number from -2147483648 to 2147483647")
	}
	return int(n), nil
}

func whole(v any) (int64, bool) {
	switch v := v.(type) {
	case int:
		return int64(v), true
	case int32:
		return int64(v), true
	case int64:
		return v, true
	case float64:
		return int64(v), v == math.Trunc(v) && math.Abs(v) <= math.MaxInt32+1
	case json.Number:
		n, err := strconv.ParseInt(v.String(), 10, 64)
		return n, err == nil
	default:
		return 0, false
	}
}

// MaxID is the number of bytes that an id or key may have.
const MaxID = 512

// MarshalID writes an id.
func MarshalID(id twinning.ID) graphql.Marshaler { return graphql.MarshalString(string(id)) }

// UnmarshalID reads an id or a key: a string, or a whole number as its digits.
func UnmarshalID(v any) (twinning.ID, error) {
	if n, ok := whole(v); ok {
		return twinning.ID(strconv.FormatInt(n, 10)), nil
	}
	s, err := text(v, MaxID, "an id")
	return twinning.ID(s), err
}

// MaxText is the number of bytes that a text of a user may have.
const MaxText = 20_000

// MarshalString writes a text.
func MarshalString(s string) graphql.Marshaler { return graphql.MarshalString(s) }

// UnmarshalString reads a text without null bytes.
func UnmarshalString(v any) (string, error) { return text(v, MaxText, "a text") }

func text(v any, most int, what string) (string, error) {
	s, ok := v.(string)
	switch {
	case !ok:
		return "", fault.Bad("", v, fmt.Sprintf("%s is not %s", quote(v), what), "write it in quotation marks")
	case len(s) > most:
		return "", fault.Bad("", s, fmt.Sprintf("%s has %d bytes, more than the %d allowed", what, len(s), most), "give a shorter one")
	case strings.ContainsRune(s, 0):
		return "", fault.Bad("", strconv.Quote(s), fmt.Sprintf("%s must not have null bytes", what), "leave them out")
	case !utf8.ValidString(s):
		return "", fault.Bad("", strconv.Quote(s), fmt.Sprintf("%s must be UTF-8", what), "send UTF-8")
	}
	return s, nil
}

// MarshalDate writes a day.
func MarshalDate(d twinning.Day) graphql.Marshaler { return graphql.MarshalString(d.String()) }

// UnmarshalDate reads a whole day.
func UnmarshalDate(v any) (twinning.Day, error) {
	s, err := text(v, MaxID, "a day")
	if err != nil {
		return 0, err
	}
	day, err := twinning.ParseDay(s)
	if err != nil {
		return 0, fault.Bad("", s, err.Error(), "write a day as YYYY-MM-DD, such as 2020-09-03")
	}
	return day, nil
}

// MarshalPartialDate writes a date in the precision that is known, null for none.
func MarshalPartialDate(d twinning.Date) graphql.Marshaler {
	if d.IsZero() {
		return graphql.Null
	}
	return graphql.MarshalString(d.String())
}

// UnmarshalPartialDate reads a year, a month or a day.
func UnmarshalPartialDate(v any) (twinning.Date, error) {
	s, err := text(v, MaxID, "a date")
	if err != nil {
		return twinning.Date{}, err
	}
	date, err := twinning.ParseDate(s)
	if err == nil && date.IsZero() {
		err = fmt.Errorf("%q is not a date", s)
	}
	if err != nil {
		return twinning.Date{}, fault.Bad("", s, err.Error(), "write a year, a month or a day: 1984, 1984-05, 1984-05-02")
	}
	return date, nil
}

// MarshalCountryCode writes a code.
func MarshalCountryCode(c twinning.CountryCode) graphql.Marshaler {
	return graphql.MarshalString(string(c))
}

// UnmarshalCountryCode reads two letters of either case. Whether there is such a country is for the
// reference data of the release to say.
func UnmarshalCountryCode(v any) (twinning.CountryCode, error) {
	s, err := text(v, MaxID, "a country code")
	if err != nil {
		return "", err
	}
	code := strings.ToUpper(s)
	if len(code) != 2 || code[0] < 'A' || code[0] > 'Z' || code[1] < 'A' || code[1] > 'Z' {
		return "", fault.Bad("", s, fmt.Sprintf("%s is not a country code", quote(s)), "give two letters of ISO 3166-1, such as CN")
	}
	return twinning.CountryCode(code), nil
}

func quote(v any) string {
	if s, ok := v.(string); ok {
		return strconv.Quote(fault.Shorten(s))
	}
	return fault.Shorten(fmt.Sprint(v))
}
