package ask

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/sistergraph/sistergraph/twinning"
)

var (
	wikidataItem = regexp.MustCompile(`^Q[1-9][0-9]*$`)
	withCountry  = regexp.MustCompile(`^(.+), *([A-Za-z]{2})$`)
)

// city finds the place that an argument names: a name in any language, "Name, CC" with the code of its country, a
// Wikidata item or an id.
func (s *Session) city(ctx context.Context, text string) (city, error) {
	var found struct{ City *city }
	_, err := s.fetch(ctx, "city", cityVariables(text), &found)
	var failure *Failure
	switch {
	case errors.As(err, &failure) && failure.Code == codeAmbiguous:
		return city{}, &Failure{failure.Message, codeAmbiguous, `name one by its Wikidata item, or as "NAME, CC" with the code of its country`}
	case err != nil:
		return city{}, err
	case found.City == nil:
		return city{}, &Failure{fmt.Sprintf("there is no place %q", text), codeNotFound, "sistergraph ask search NAME finds places by name"}
	}
	return *found.City, nil
}

// cities finds several.
func (s *Session) cities(ctx context.Context, texts []string) (places []city, ids []string, err error) {
	for _, text := range texts {
		place, err := s.city(ctx, text)
		if err != nil {
			return nil, nil, err
		}
		places, ids = append(places, place), append(ids, place.ID)
	}
	return places, ids, nil
}

func cityVariables(text string) map[string]any {
	if wikidataItem.MatchString(text) {
		return map[string]any{"wikidata": text}
	}
	if twinning.ID(text).Type() == twinning.TypeCity {
		return map[string]any{"id": text}
	}
	if parts := withCountry.FindStringSubmatch(text); parts != nil {
		return map[string]any{"name": parts[1], "country": strings.ToUpper(parts[2])}
	}
	return map[string]any{"name": text}
}
