package ask

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// The types below are the parts of answers that several questions read.

type country struct{ Code, Name string }

type city struct {
	ID, Name, Level string
	Wikidata        string
	Country         *country
	Population      *int
}

// title is the name, with the level when the place is known to be something other than a city.
func (c city) title() string {
	if c.Level == "" || c.Level == "CITY" || c.Level == "UNKNOWN" {
		return c.Name
	}
	return c.Name + " (" + words(c.Level) + ")"
}

// code is that of the country; a question mark where none is known.
func (c city) code() string {
	if c.Country == nil {
		return "?"
	}
	return c.Country.Code
}

func (c city) country() string {
	if c.Country == nil {
		return "unknown"
	}
	return c.Country.Name
}

type counts struct{ Cities, OtherUnits, Countries, Partnerships, Statements int }

func (c counts) String() string {
	text := fmt.Sprintf("%s in %s", many(c.Cities, "city", "cities"), many(c.Countries, "country or territory", "countries or territories"))
	if c.OtherUnits > 0 {
		text = fmt.Sprintf("%s (%d of them other units) in %s", many(c.Cities, "city", "cities"), c.OtherUnits, many(c.Countries, "country or territory", "countries or territories"))
	}
	return text + fmt.Sprintf("; %s, %s", many(c.Partnerships, "partnership", "partnerships"), many(c.Statements, "statement", "statements"))
}

type undecided struct {
	Counts  counts
	Because []string
}

// lines is empty when everything could be decided.
func (u undecided) lines() []string {
	if u.Counts.Cities == 0 {
		return nil
	}
	return []string{fmt.Sprintf("Undecided and left out: %s, because unknown: %s", many(u.Counts.Cities, "city", "cities"), listed(u.Because))}
}

type definition struct {
	Area     *struct{ Key, Name string }
	Kinds    []string
	Statuses []string
	Levels   []string
	Scope    string
	AsOf     string
	Release  int
	Filter   string
}

// String says in one line what was counted.
func (d definition) String() string {
	parts := []string{"kind: " + orAny(d.Kinds)}
	if d.Area != nil {
		parts = append([]string{"area: " + d.Area.Name}, parts...)
	}
	if d.Statuses != nil {
		parts = append(parts, "status: "+listed(d.Statuses))
	}
	if d.Levels != nil {
		parts = append(parts, "level: "+listed(d.Levels))
	}
	return strings.Join(append(parts, "scope: "+words(d.Scope), "as of "+d.AsOf, "release "+strconv.Itoa(d.Release)), "; ")
}

type source struct {
	ID, Title, Publisher, URL, Locator, Date string
}

// where is the address of the source, or what stands for it.
func (s source) where() string {
	if s.URL != "" {
		return s.URL
	}
	return s.Locator
}

// publishers names each publisher once, or the title where there is none, in order.
func publishers(sources []source) string {
	var names []string
	for _, s := range sources {
		name := s.Publisher
		if name == "" {
			name = s.Title
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return strings.Join(names, "; ")
}

// words turns an enum value into words.
func words(value string) string { return strings.ToLower(strings.ReplaceAll(value, "_", " ")) }

func listed(values []string) string {
	out := make([]string, len(values))
	for i, value := range values {
		out[i] = words(value)
	}
	return strings.Join(out, ", ")
}

func orAny(values []string) string {
	if values == nil {
		return "any"
	}
	return listed(values)
}

func orUnknown(text string) string {
	if text == "" {
		return "unknown"
	}
	return text
}

func many(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + more
}

// signed is a difference with its sign; empty where there is none to tell.
func signed(n *int) string {
	switch {
	case n == nil:
		return ""
	case *n > 0:
		return "+" + strconv.Itoa(*n)
	default:
		return strconv.Itoa(*n)
	}
}

func number(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}
