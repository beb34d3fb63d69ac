package main

import (
	"errors"
	"strings"
	"testing"

	"github.com/sistergraph/sistergraph/store"
)

func TestStoreAddressesThatMakeSense(t *testing.T) {
	t.Setenv("XDG_DATA_HOME", "/data/of/me")
	for given, want := range map[string]string{
		"":                                  "sqlite:/data/of/me/sistergraph/sistergraph.db",
		"sqlite:graph.db":                   "sqlite:graph.db",
		"sqlite:/var/lib/graph.db":          "sqlite:/var/lib/graph.db",
		"sqlite::memory:":                   "sqlite::memory:",
		"bolt://ann@host:7000/cities":       "bolt://ann@host:7000/cities",
		"neo4j://host":                      "neo4j://host",
		"neo4j+s://ann@db.example.org/twin": "neo4j+s://ann@db.example.org/twin",
	} {
		got, err := parseAddress(given)
		if err != nil || got.String() != want {
			t.Errorf("%q: %q, %v; want %q", given, got, err, want)
		}
	}
}

func TestStoreAddressesThatMakeNoSense(t *testing.T) {
	for given, want := range map[string]string{
		"graph.db":                      "no scheme that is known",
		"postgres://host/db":            "no scheme that is known",
		"sqlite:":                       "names no file",
		"bolt://":                       "host",
		"neo4j://host:port":             "USER@HOST:PORT/DATABASE",
		"bolt://host/one/two":           "database",
		"bolt://host/db?policy=any":     "database",
		"bolt://ann:hush-hush@host":     "SISTERGRAPH_NEO4J_PASSWORD",
		"postgres://ann:hush-hush@host": "none that is known",
		"bolt://ann:hush-hush@host:x":   "USER@HOST:PORT/DATABASE",
	} {
		_, err := parseAddress(given)
		if !errors.Is(err, store.ErrBadAddress) || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v; want %q", given, err, want)
		}
		if err != nil && strings.Contains(err.Error(), "hush-hush") {
			t.Errorf("%q: the error repeats the password: %v", given, err)
		}
	}
}
