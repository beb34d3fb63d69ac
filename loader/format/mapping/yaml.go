package mapping

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml"

	"github.com/sistergraph/sistergraph/twinning"
)

// maxFile is the most bytes that the file of a mapping may have.
const maxFile = 64 << 10

// document is a mapping as it is written.
type document struct {
	Header            *bool             `yaml:"header"`
	Separator         string            `yaml:"separator"`
	Columns           map[string]any    `yaml:"columns"`
	Values            map[string]any    `yaml:"values"`
	Dates             Order             `yaml:"dates"`
	CountryAfterComma bool              `yaml:"country_after_comma"`
	Kinds             map[string]string `yaml:"kinds"`
	Statuses          map[string]string `yaml:"statuses"`
}

// ReadFile reads a mapping from a file. The error is a sentence for people.
func ReadFile(name string) (*Mapping, error) {
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil, fmt.Errorf("there is no mapping file %s", name)
	case err != nil, info.IsDir():
		return nil, fmt.Errorf("the mapping file %s cannot be read", name)
	case info.Size() > maxFile:
		return nil, fmt.Errorf("the mapping file %s is longer than %d bytes, so it is hardly one", name, maxFile)
	}
	b, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("the mapping file %s cannot be read", name)
	}
	m, err := Parse(b)
	if err != nil {
		return nil, fmt.Errorf("the mapping file %s: %w", name, err)
	}
	return m, nil
}

// Parse reads a mapping from YAML.
func Parse(b []byte) (*Mapping, error) {
	var d document
	if err := yaml.UnmarshalWithOptions(b, &d, yaml.Strict()); err != nil {
		return nil, errors.New(firstLine(yaml.FormatError(err, false, false)))
	}
	m := &Mapping{
		Header: d.Header == nil || *d.Header, Separator: d.Separator, Dates: d.Dates, CountryAfterComma: d.CountryAfterComma,
		Kinds: d.Kinds, Statuses: d.Statuses,
	}
	if m.Separator == "tab" || m.Separator == `\t` {
		m.Separator = "\t"
	}
	var err error
	if m.Columns, err = byField("columns", d.Columns); err != nil {
		return nil, err
	}
	if m.Values, err = byField("values", d.Values); err != nil {
		return nil, err
	}
	return m, m.check()
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(s), "\n")
	return line
}

func byField(section string, written map[string]any) (map[Field]string, error) {
	out := map[Field]string{}
	for _, key := range slices.Sorted(maps.Keys(written)) {
		if !slices.Contains(Fields, Field(key)) {
			return nil, fmt.Errorf("%s has %q, which is no field: it is one of %s", section, key, fieldNames())
		}
		switch v := written[key].(type) {
		case nil:
		case string:
			out[Field(key)] = v
		case uint64, int64, int, float64, bool:
			out[Field(key)] = fmt.Sprint(v)
		default:
			return nil, fmt.Errorf("%s: %s must be one text or number", section, key)
		}
	}
	return out, nil
}

func fieldNames() string {
	names := make([]string, len(Fields))
	for i, f := range Fields {
		names[i] = string(f)
	}
	return strings.Join(names, ", ")
}

func (m *Mapping) check() error {
	if !slices.Contains([]string{"", ",", ";", "|", "\t"}, m.Separator) {
		return fmt.Errorf("separator %q is none of , ; | and tab", m.Separator)
	}
	if !slices.Contains([]Order{AnyOrder, DayMonthYear, MonthDayYear}, m.Dates) {
		return fmt.Errorf("dates %q is neither %s nor %s", m.Dates, DayMonthYear, MonthDayYear)
	}
	for word, k := range m.Kinds {
		if !slices.Contains(twinning.Kinds, twinning.Kind(k)) {
			return fmt.Errorf("kinds: %s: %q is not one of %v", word, k, twinning.Kinds)
		}
	}
	for word, s := range m.Statuses {
		if !slices.Contains(twinning.Statuses, twinning.Status(s)) {
			return fmt.Errorf("statuses: %s: %q is not one of %v", word, s, twinning.Statuses)
		}
	}
	if !m.Header {
		for f, c := range m.Columns {
			if _, err := strconv.Atoi(c); err != nil {
				return fmt.Errorf("columns: %s is %q, but without a header columns go by their number from 1", f, c)
			}
		}
	}
	return nil
}

// YAML is the mapping as Parse reads it, in the order of Fields.
func (m *Mapping) YAML() []byte {
	d := yaml.MapSlice{{Key: "header", Value: m.Header}}
	add := func(key string, value any, present bool) {
		if present {
			d = append(d, yaml.MapItem{Key: key, Value: value})
		}
	}
	separator := m.Separator
	if separator == "\t" {
		separator = "tab"
	}
	add("separator", separator, separator != "")
	add("columns", inOrder(m.Columns), true)
	add("values", inOrder(m.Values), len(m.Values) > 0)
	add("dates", string(m.Dates), m.Dates != AnyOrder)
	add("country_after_comma", true, m.CountryAfterComma)
	add("kinds", m.Kinds, len(m.Kinds) > 0)
	add("statuses", m.Statuses, len(m.Statuses) > 0)
	b, err := yaml.Marshal(d)
	if err != nil {
		panic(err) // strings and booleans always have a YAML form
	}
	return b
}

func inOrder(of map[Field]string) yaml.MapSlice {
	out := yaml.MapSlice{}
	for _, f := range Fields {
		if v, ok := of[f]; ok {
			out = append(out, yaml.MapItem{Key: string(f), Value: v})
		}
	}
	return out
}
