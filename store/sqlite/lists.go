package sqlite

import (
	"encoding/json"
	"strings"

	"github.com/sistergraph/sistergraph/twinning"
)

// jsonOf is the JSON of plain data; nil slices become [].
func jsonOf[T any](list []T) string {
	if len(list) == 0 {
		return "[]"
	}
	b, err := json.Marshal(list)
	if err != nil {
		panic(err) // strings, numbers and records of them have a JSON form
	}
	return string(b)
}

// listText is how a list stands in a column: JSON, NULL when empty.
func listText[T any](list []T) any {
	if len(list) == 0 {
		return nil
	}
	return jsonOf(list)
}

// parseIDs reads a column of strings. Text without a backslash needs no parser
// of JSON, which pages of ties would spend most of their time in.
func parseIDs[T ~string](text string) ([]T, error) {
	if text == "" {
		return nil, nil
	}
	if strings.Contains(text, `\`) {
		var out []T
		err := json.Unmarshal([]byte(text), &out)
		return out, err
	}
	parts := strings.Split(strings.TrimSuffix(strings.TrimPrefix(text, `["`), `"]`), `","`)
	out := make([]T, len(parts))
	for i, p := range parts {
		out[i] = T(p)
	}
	return out, nil
}

// namesText has a name a line: kind, language, script and text, with tabs.
// Names that this cannot hold become JSON, which begins otherwise.
func namesText(names twinning.Names) string {
	var b strings.Builder
	for i, n := range names {
		if strings.ContainsAny(string(n.Kind)+n.Language+n.Script, "\t\n[") || strings.Contains(n.Text, "\n") {
			return jsonOf(names)
		}
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(string(n.Kind) + "\t" + n.Language + "\t" + n.Script + "\t" + n.Text)
	}
	return b.String()
}

func parseNames(text string) (twinning.Names, error) {
	if text == "" {
		return nil, nil
	}
	var out twinning.Names
	if text[0] == '[' {
		err := json.Unmarshal([]byte(text), &out)
		return out, err
	}
	out = make(twinning.Names, 0, strings.Count(text, "\n")+1)
	for line := range strings.SplitSeq(text, "\n") {
		kind, rest, _ := strings.Cut(line, "\t")
		lang, rest, _ := strings.Cut(rest, "\t")
		script, name, _ := strings.Cut(rest, "\t")
		out = append(out, twinning.Name{Text: name, Language: lang, Script: script, Kind: twinning.NameKind(kind)})
	}
	return out, nil
}

// countriesText has a statement a line: the country, 1 for the primary one, and
// the sources, with tabs; or JSON, as for names.
func countriesText(list []twinning.CountryStatement) any {
	var b strings.Builder
	for i, c := range list {
		if i > 0 {
			b.WriteByte('\n')
		}
		primary := "0"
		if c.Primary {
			primary = "1"
		}
		b.WriteString(string(c.Country) + "\t" + primary)
		if strings.ContainsAny(string(c.Country), "\t\n[") {
			return jsonOf(list)
		}
		for _, id := range c.Sources {
			if strings.ContainsAny(string(id), "\t\n") {
				return jsonOf(list)
			}
			b.WriteString("\t" + string(id))
		}
	}
	return orNull(b.String())
}

func parseCountries(text string) ([]twinning.CountryStatement, error) {
	if text == "" {
		return nil, nil
	}
	var out []twinning.CountryStatement
	if text[0] == '[' {
		err := json.Unmarshal([]byte(text), &out)
		return out, err
	}
	for line := range strings.SplitSeq(text, "\n") {
		parts := strings.Split(line, "\t")
		c := twinning.CountryStatement{Country: twinning.CountryCode(parts[0]), Primary: len(parts) > 1 && parts[1] == "1"}
		for _, id := range parts[min(2, len(parts)):] {
			c.Sources = append(c.Sources, twinning.ID(id))
		}
		out = append(out, c)
	}
	return out, nil
}

// distinct leaves out what stands twice.
func distinct[T comparable](list []T) []T {
	seen := make(map[T]bool, len(list))
	out := make([]T, 0, len(list))
	for _, v := range list {
		if !seen[v] {
			seen[v] = true
			out = append(out, v)
		}
	}
	return out
}

// orNull is the value, or NULL for the zero value.
func orNull[T comparable](v T) any {
	var zero T
	if v == zero {
		return nil
	}
	return v
}
