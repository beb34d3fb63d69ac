package neo4j_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/store/neo4j"
)

func TestAddressesSayWhereAndWho(t *testing.T) {
	for text, want := range map[string]neo4j.Address{
		"bolt://reader@127.0.0.1:7690/twins": {URI: "bolt://127.0.0.1:7690", User: "reader", Database: "twins"},
		"neo4j://host":                       {URI: "neo4j://host:7687", User: "neo4j", Database: "neo4j"},
		"neo4j+s://a.example.org/":           {URI: "neo4j+s://a.example.org:7687", User: "neo4j", Database: "neo4j"},
		"bolt+ssc://[::1]:1/db":              {URI: "bolt+ssc://[::1]:1", User: "neo4j", Database: "db"},
	} {
		got, err := neo4j.ParseAddress(text)
		if err != nil || got != want {
			t.Errorf("%s: got %+v, %v; want %+v", text, got, err, want)
		}
	}
}

func TestAddressesThatMakeNoSenseAreRefused(t *testing.T) {
	for text, reason := range map[string]string{
		"http://host/db":                `"http"`,
		"bolt:///db":                    "host is missing",
		"bolt://host/a/b":               "name of a database",
		"bolt://host/db?tls=off":        "nothing may follow",
		"bolt://neo4j:hunter2x@host":    "password",
		"neo4j://neo4j:hunter%zz@host/": "not a URL",
	} {
		_, err := neo4j.ParseAddress(text)
		if !errors.Is(err, store.ErrBadAddress) || !strings.Contains(err.Error(), reason) {
			t.Errorf("%s: %v", text, err)
		}
		if err != nil && strings.Contains(err.Error(), "hunter") {
			t.Errorf("the error repeats the password: %v", err)
		}
	}
}
