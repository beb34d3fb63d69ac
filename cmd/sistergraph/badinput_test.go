package main

import (
	"database/sql"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sistergraph/sistergraph/store/sqlite"
)

// refusal is what a run that cannot be done has to say.
type refusal struct {
	args []string
	code int
	says []string
}

func (r refusal) check(t *testing.T) {
	t.Helper()
	got := execute(t, r.args...)
	if got.code != r.code || got.stdout != "" {
		t.Errorf("sistergraph %s ended with %d, want %d\nstdout %q\nstderr %q", strings.Join(r.args, " "), got.code, r.code, got.stdout, got.stderr)
	}
	for _, part := range r.says {
		if !strings.Contains(got.stderr, part) {
			t.Errorf("sistergraph %s does not say %q but\n%s", strings.Join(r.args, " "), part, got.stderr)
		}
	}
	for _, internal := range []string{"goroutine ", ".go:", "*errors.", "SQLITE_", "twinning.", "&{"} {
		if strings.Contains(got.stderr, internal) {
			t.Errorf("sistergraph %s shows internals: %s", strings.Join(r.args, " "), got.stderr)
		}
	}
}

func TestAQuestionThatCannotBeAnsweredAsPut(t *testing.T) {
	data := filled(t)
	for name, r := range map[string]refusal{
		"an unknown city":              {[]string{"ask", "partners", "Harbinn"}, exitFailed, []string{`"Harbinn"`, "did you mean", "Harbin, CN"}},
		"a name of several places":     {[]string{"ask", "partners", "Amsterdam"}, exitFailed, []string{"2 places", "Q727", "Q9899", `"NAME, CC"`}},
		"an unknown item of Wikidata":  {[]string{"ask", "partners", "Q999999999"}, exitFailed, []string{"Q999999999", "ask search"}},
		"a city in the wrong country":  {[]string{"ask", "partners", "Harbin, FR"}, exitFailed, []string{`"Harbin" in FR`}},
		"a country that is none":       {[]string{"ask", "partners", "Harbin, QQ"}, exitUsage, []string{"QQ"}},
		"a day that does not exist":    {[]string{"ask", "partners", "Harbin", "--as-of", "2020-02-30"}, exitUsage, []string{"--as-of", "2020-02-30"}},
		"a year for a day":             {[]string{"ask", "partners", "Harbin", "--as-of", "2020"}, exitUsage, []string{"--as-of", "YYYY-MM-DD"}},
		"a date in words":              {[]string{"ask", "partners", "Harbin", "--from", "May 1984"}, exitUsage, []string{"--from", "May 1984"}},
		"an unknown area":              {[]string{"ask", "partners", "Harbin", "--area", "atlantis"}, exitUsage, []string{"atlantis", "europe"}},
		"an unknown kind":              {[]string{"ask", "partners", "Harbin", "--kind", "twin"}, exitUsage, []string{"--kind", `"twin"`, "sister_city"}},
		"an unknown status":            {[]string{"ask", "partners", "Harbin", "--status", "dead"}, exitUsage, []string{"--status", "terminated"}},
		"an unknown framework":         {[]string{"ask", "partners", "Harbin", "--member-of", "hanse"}, exitUsage, []string{"hanse", "china-ceec"}},
		"an unknown scope":             {[]string{"ask", "partners", "Harbin", "--scope", "once"}, exitUsage, []string{"--scope"}},
		"an unknown format":            {[]string{"ask", "partners", "Harbin", "--format", "xml"}, exitUsage, []string{"--format", "markdown"}},
		"a release that is not there":  {[]string{"ask", "partners", "Harbin", "--release", "99"}, exitFailed, []string{"no release 99"}},
		"one city for common partners": {[]string{"ask", "common"}, exitUsage, []string{"<cities>"}},
		"more hops than there may be":  {[]string{"ask", "network", "Harbin", "--hops", "9"}, exitUsage, []string{"hops"}},
		"a country code that is none":  {[]string{"ask", "country", "QQ"}, exitFailed, []string{"QQ"}},
		"a framework that is none":     {[]string{"ask", "framework", "hanse"}, exitFailed, []string{"hanse"}},
		"an unknown question":          {[]string{"ask", "partnrs"}, exitUsage, []string{`did you mean "partners"`}},
		"no question":                  {[]string{"ask"}, exitUsage, []string{"ask --list"}},
	} {
		t.Run(name, func(t *testing.T) {
			r.args = append([]string{"--store", data}, r.args...)
			r.check(t)
		})
	}
}

func TestAnOperationThatCannotBeRun(t *testing.T) {
	data := filled(t)
	for name, r := range map[string]refusal{
		"a file that is not there":   {[]string{"query", "/nowhere.graphql"}, exitUsage, []string{"/nowhere.graphql"}},
		"variables that are no JSON": {[]string{"query", "--variables", "{name: Harbin}"}, exitUsage, []string{"--variables", "JSON object"}},
		"a list of variables":        {[]string{"query", "--variables", "[1]"}, exitUsage, []string{"--variables", "JSON object"}},
		"a file of variables that is not there": {
			[]string{"query", "--variables", "@/nowhere.json"}, exitUsage, []string{"/nowhere.json"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			r.args = append([]string{"--store", data}, r.args...)
			r.check(t)
		})
	}
}

func TestAStoreThatCannotBeUsed(t *testing.T) {
	folder := t.TempDir()
	newer := filepath.Join(folder, "newer.db")
	empty, err := sqlite.Open(t.Context(), newer)
	if err != nil {
		t.Fatal(err)
	}
	if err := empty.Close(); err != nil {
		t.Fatal(err)
	}
	change(t, newer, `INSERT INTO migration VALUES (9999, 0)`)
	foreign := filepath.Join(folder, "foreign.db")
	change(t, foreign, `CREATE TABLE cookies (name TEXT)`)
	text := filepath.Join(folder, "text.db")
	if err := os.WriteFile(text, []byte(strings.Repeat("not a database\n", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, r := range map[string]refusal{
		"no address":                   {[]string{"--store", "graph.db"}, exitUsage, []string{`"graph.db"`, "sqlite:PATH"}},
		"an engine that is not known":  {[]string{"--store", "postgres://host/db"}, exitUsage, []string{"sqlite:PATH"}},
		"a password in the address":    {[]string{"--store", "bolt://neo4j:secret@127.0.0.1"}, exitUsage, []string{"SISTERGRAPH_NEO4J_PASSWORD"}},
		"made by a newer version":      {[]string{"--store", "sqlite:" + newer}, exitFailed, []string{newer, "newer version"}},
		"made by another program":      {[]string{"--store", "sqlite:" + foreign}, exitFailed, []string{foreign, "another program"}},
		"a file that is no database":   {[]string{"--store", "sqlite:" + text}, exitFailed, []string{text, "not an SQLite database"}},
		"a folder that is not there":   {[]string{"--store", "sqlite:/nowhere/at/all/graph.db"}, exitUnreachable, []string{"/nowhere/at/all/graph.db"}},
		"a disk that is not writable":  {[]string{"--store", "sqlite:/proc/graph.db"}, exitUnreachable, []string{"/proc/graph.db", "cannot be written"}},
		"a folder instead of a file":   {[]string{"--store", "sqlite:" + folder}, exitUnreachable, []string{folder}},
		"a server that does not exist": {[]string{"--store", "bolt://127.0.0.1:1"}, exitUnreachable, []string{"bolt://", "127.0.0.1:1"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Setenv("SISTERGRAPH_NEO4J_PASSWORD", "never shown")
			r.args = append(r.args, "release", "list")
			r.check(t)
			if strings.Contains(execute(t, r.args...).stderr, "never shown") {
				t.Error("the password is shown")
			}
		})
	}
}

func TestAServerThatCannotListen(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = taken.Close() }()
	for name, r := range map[string]refusal{
		"a port in use":        {[]string{"serve", "--listen", taken.Addr().String()}, exitFailed, []string{taken.Addr().String(), "in use", "--listen"}},
		"a port that is none":  {[]string{"serve", "--listen", "127.0.0.1:http2"}, exitFailed, []string{"HOST:PORT"}},
		"no time for answers":  {[]string{"serve", "--timeout", "0s"}, exitUsage, []string{"--timeout"}},
		"a time without units": {[]string{"serve", "--timeout", "10"}, exitUsage, []string{"--timeout"}},
	} {
		t.Run(name, func(t *testing.T) {
			r.args = append([]string{"--store", "sqlite::memory:"}, r.args...)
			r.check(t)
		})
	}
}

// change runs a statement on an SQLite file behind the program's back.
func change(t *testing.T, path, statement string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	_, err = db.ExecContext(t.Context(), statement)
	if err := closeAfter(err, db); err != nil {
		t.Fatal(err)
	}
}
