package wording

import (
	"testing"

	"github.com/sistergraph/sistergraph/twinning"
)

func TestEveryValueIsAWordForItself(t *testing.T) {
	for _, k := range twinning.Kinds {
		if got, ok := Kind(string(k)); !ok || got != k {
			t.Errorf("%s is read as %s", k, got)
		}
	}
	for _, s := range twinning.Statuses {
		if got, ok := Status(string(s)); !ok || got != s {
			t.Errorf("%s is read as %s", s, got)
		}
	}
}

func TestAWordStandsForOneValue(t *testing.T) {
	once(t, kindWords)
	once(t, statusWords)
}

func once[V comparable](t *testing.T, words map[V][]string) {
	t.Helper()
	seen := map[string]V{}
	for v, of := range words {
		for _, w := range of {
			key := twinning.Fold(w)
			if other, ok := seen[key]; ok && other != v {
				t.Errorf("%q stands for %v and %v", w, other, v)
			}
			if key == "" {
				t.Errorf("%q folds to nothing", w)
			}
			seen[key] = v
		}
	}
}
