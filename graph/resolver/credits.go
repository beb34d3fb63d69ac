package resolver

import (
	"cmp"
	"slices"

	"github.com/sistergraph/sistergraph/twinning"
)

// Credit names a source whose licence is to be told wherever its data is used.
type Credit struct {
	Title     string      `json:"title"`
	Publisher string      `json:"publisher,omitempty"`
	Licence   string      `json:"licence"`
	URL       string      `json:"url,omitempty"`
	Source    twinning.ID `json:"source"`
}

// Credits gives the licences of the data of the release, by title.
func (st *State) Credits() []Credit { return st.credits }

func creditsOf(sources map[twinning.ID]*Source) []Credit {
	credits := []Credit{}
	for _, s := range sources {
		if s.of.Licence != "" {
			credits = append(credits, Credit{Title: s.Title(), Publisher: s.of.Publisher, Licence: s.of.Licence, URL: s.of.URL, Source: s.of.ID})
		}
	}
	slices.SortFunc(credits, func(a, b Credit) int {
		return cmp.Or(cmp.Compare(a.Title, b.Title), cmp.Compare(a.Source, b.Source))
	})
	return credits
}
