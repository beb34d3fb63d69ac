package identity

import (
	_ "embed"
	"strings"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"github.com/sistergraph/sistergraph/twinning"
)

//go:embed spellings.txt
var spellings string

// languages are those whose names of countries are known.
var languages = strings.Fields("en de fr es it pt nl da sv nb fi is pl cs sk hu ro bg ru uk be sr hr sl mk sq el tr lt lv et he ar fa " +
	"hi bn th vi id ms ja ko zh zh-Hant ka hy az kk ca eu gl ga cy mt lb af sw")

// written has the code of every spelling of a country that is known without a
// store, folded. What two countries are called is left out.
var written = sync.OnceValue(func() map[string]twinning.CountryCode {
	out := map[string]twinning.CountryCode{}
	put := func(text string, code twinning.CountryCode) {
		key := twinning.Fold(text)
		if had, ok := out[key]; ok && had != code {
			code = ""
		}
		out[key] = code
	}
	for _, l := range languages {
		names := display.Regions(language.MustParse(l))
		for _, code := range codes() {
			if name := names.Name(language.MustParseRegion(string(code))); name != "" {
				put(name, code)
			}
		}
	}
	for _, code := range codes() {
		r := language.MustParseRegion(string(code))
		out[twinning.Fold(string(code))] = code
		out[twinning.Fold(r.ISO3())] = code
	}
	for line := range strings.Lines(spellings) {
		code, names, ok := strings.Cut(strings.TrimSpace(line), ":")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		for _, name := range strings.Split(names, ";") {
			out[twinning.Fold(name)] = twinning.CountryCode(code)
		}
	}
	return out
})

// codes are the countries and territories of ISO 3166-1, and XK.
func codes() []twinning.CountryCode {
	var out []twinning.CountryCode
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			r, err := language.ParseRegion(string([]rune{a, b}))
			if err == nil && r.IsCountry() && r.Canonicalize() == r {
				out = append(out, twinning.CountryCode(r.String()))
			}
		}
	}
	return out
}

// Countries reads countries in any usual spelling.
type Countries struct {
	stored map[string]twinning.CountryCode
}

// NewCountries knows the names that the store has beside those that are known anyway.
func NewCountries(ref *twinning.Reference) *Countries {
	c := &Countries{stored: map[string]twinning.CountryCode{}}
	if ref == nil {
		return c
	}
	for _, country := range ref.Countries {
		for _, k := range country.SearchKeys() {
			c.stored[k.Text] = country.Code
		}
	}
	return c
}

// Code is the country that a text means: a code, or a name in any usual
// language, spelling or former form, with or without what stands in brackets.
func (c *Countries) Code(text string) (twinning.CountryCode, bool) {
	for _, s := range []string{text, withoutBrackets(text), strings.TrimPrefix(strings.TrimSpace(text), "the ")} {
		key := twinning.Fold(s)
		if key == "" {
			continue
		}
		if code := written()[key]; code != "" {
			return code, true
		}
		if code := c.stored[key]; code != "" {
			return code, true
		}
	}
	return "", false
}

func withoutBrackets(s string) string {
	open, shut := strings.IndexByte(s, '('), strings.LastIndexByte(s, ')')
	if open < 0 || shut < open {
		return s
	}
	return s[:open] + s[shut+1:]
}
