package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/store/neo4j"
)

// address says where a store is: the path of an SQLite file, or :memory:, or the address of a Neo4j database. It never
// holds a password.
type address struct{ sqlite, neo4j string }

// String shows the address as --store takes it.
func (a address) String() string {
	if a.sqlite != "" {
		return "sqlite:" + a.sqlite
	}
	return a.neo4j
}

// parseAddress reads sqlite:PATH, sqlite::memory:, and the addresses of Neo4j. The empty text is the default file. The
// error is a store.ErrBadAddress and repeats no password.
func parseAddress(text string) (address, error) {
	if text == "" {
		path, err := defaultFile()
		return address{sqlite: path}, err
	}
	scheme, rest, _ := strings.Cut(text, ":")
	switch {
	case scheme == "sqlite" && rest == "":
		return address{}, badAddress("sqlite: names no file", "write sqlite:PATH or sqlite::memory:")
	case scheme == "sqlite":
		return address{sqlite: rest}, nil
	case slices.Contains(neo4j.Schemes, scheme):
		_, err := neo4j.ParseAddress(text)
		return address{neo4j: text}, err
	case strings.Contains(text, "@"): // what stands before it may be a secret
		return address{}, badAddress("its scheme is none that is known", schemes)
	default:
		return address{}, badAddress(fmt.Sprintf("%q has no scheme that is known", text), schemes)
	}
}

const schemes = "write sqlite:PATH, sqlite::memory:, neo4j://, neo4j+s:// or bolt://USER@HOST:PORT/DATABASE"

func badAddress(reason, hint string) error {
	return fmt.Errorf("%w: %s; %s", store.ErrBadAddress, reason, hint)
}

// defaultFile is where data of a user belongs on this system.
func defaultFile() (string, error) {
	folder := os.Getenv("XDG_DATA_HOME")
	if folder == "" {
		home, err := os.UserHomeDir()
		if err != nil {
			return "", badAddress("this user has no home folder for the default file", "name a file with --store sqlite:PATH")
		}
		switch runtime.GOOS {
		case "darwin":
			folder = filepath.Join(home, "Library", "Application Support")
		case "windows":
			folder = filepath.Join(home, "AppData", "Local")
		default:
			folder = filepath.Join(home, ".local", "share")
		}
	}
	return filepath.Join(folder, "sistergraph", "sistergraph.db"), nil
}
