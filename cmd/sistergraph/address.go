package main

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/sistergraph/sistergraph/store"
)

// address says where a store is. It never holds a password.
type address struct {
	// sqlite is the path of a file, or :memory:; empty for Neo4j.
	sqlite string
	// uri is scheme://HOST:PORT for the Neo4j driver, user and database stand apart.
	uri, user, database string
}

// Defaults of a Neo4j address that leaves them out.
const (
	neo4jPort     = "7687"
	neo4jUser     = "neo4j"
	neo4jDatabase = "neo4j"
)

// String shows the address as --store takes it.
func (a address) String() string {
	if a.sqlite != "" {
		return "sqlite:" + a.sqlite
	}
	scheme, host, _ := strings.Cut(a.uri, "://")
	return scheme + "://" + a.user + "@" + host + "/" + a.database
}

// parseAddress reads sqlite:PATH, sqlite::memory:, and neo4j://, neo4j+s:// or bolt://USER@HOST:PORT/DATABASE. The
// empty text is the default file. The error is a store.ErrBadAddress and repeats no password.
func parseAddress(text string) (address, error) {
	if text == "" {
		path, err := defaultFile()
		return address{sqlite: path}, err
	}
	scheme, rest, found := strings.Cut(text, ":")
	switch {
	case found && scheme == "sqlite" && rest == "":
		return address{}, badAddress("sqlite: names no file", "write sqlite:PATH or sqlite::memory:")
	case found && scheme == "sqlite":
		return address{sqlite: rest}, nil
	case found && (scheme == "neo4j" || scheme == "neo4j+s" || scheme == "bolt"):
		return parseNeo4j(text)
	default:
		shown, _, _ := strings.Cut(text, "@") // what stands before an @ may be a secret
		if shown != text {
			shown = "it"
		} else {
			shown = fmt.Sprintf("%q", text)
		}
		return address{}, badAddress(shown+" has no scheme that is known", "write sqlite:PATH, sqlite::memory:, neo4j://, neo4j+s:// or bolt://USER@HOST:PORT/DATABASE")
	}
}

func parseNeo4j(text string) (address, error) {
	parsed, err := url.Parse(text)
	if err != nil {
		return address{}, badAddress("it cannot be read", "write bolt://USER@HOST:PORT/DATABASE")
	}
	if _, set := parsed.User.Password(); set {
		return address{}, badAddress("it has a password in it, which lists of processes would show",
			"leave it out and set SISTERGRAPH_NEO4J_PASSWORD or --password-file")
	}
	database := strings.Trim(parsed.Path, "/")
	switch {
	case parsed.Hostname() == "":
		return address{}, badAddress(fmt.Sprintf("%q names no host", text), "write bolt://USER@HOST:PORT/DATABASE")
	case strings.Contains(database, "/") || parsed.RawQuery != "" || parsed.Fragment != "":
		return address{}, badAddress(fmt.Sprintf("%q has more than a database after the host", text), "write bolt://USER@HOST:PORT/DATABASE")
	}
	a := address{user: neo4jUser, database: neo4jDatabase}
	if parsed.User.Username() != "" {
		a.user = parsed.User.Username()
	}
	if database != "" {
		a.database = database
	}
	host := parsed.Host
	if parsed.Port() == "" {
		host += ":" + neo4jPort
	}
	a.uri = parsed.Scheme + "://" + host
	return a, nil
}

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
