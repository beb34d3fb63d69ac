package sqlite

import (
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
		for _, st := range planOf(t, s, text, 1) {
			looked++
			if strings.HasPrefix(st.detail, "SEARCH") && strings.Count(st.detail, "=?") > 1 {
				t.Errorf("%s\nin%s", st.detail, text)
			}
		}
	}
	if looked == 0 {
		t.Error("no step of a plan was looked at")
	}
}
