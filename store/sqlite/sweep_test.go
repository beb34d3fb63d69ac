package sqlite

import (
	"context"
	"strings"
	"testing"
)

// Two lists that both choose rows of one index would be looked up each with
// each: a half-written import of some thousand places would take minutes to sweep.
func TestTheSweepLooksUpNoListForEveryRowOfAnother(t *testing.T) {
	s := openMemory(t)
	looked := 0
	for _, text := range strings.Split(named("sweep"), ";") {
		if strings.TrimSpace(text) == "" {
			continue
		}
		for _, step := range plan(t, s, text) {
			looked++
			if strings.HasPrefix(step, "SEARCH") && strings.Count(step, "=?") > 1 {
				t.Errorf("%s\nin%s", step, text)
			}
		}
	}
	if looked == 0 {
		t.Error("no step of a plan was looked at")
	}
}

func plan(t *testing.T, s *Store, text string) []string {
	t.Helper()
	rows, err := s.write.QueryContext(context.Background(), "EXPLAIN QUERY PLAN "+text, 1)
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	defer func() { _ = rows.Close() }()
	var out []string
	for rows.Next() {
		var id, parent, unused int
		var detail string
		if err := rows.Scan(&id, &parent, &unused, &detail); err != nil {
			t.Fatal(err)
		}
		out = append(out, detail)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}
