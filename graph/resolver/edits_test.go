package resolver

import "testing"

func TestEdits(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0},
		{"harbin", "harbin", 0},
		{"harbin", "", 6},
		{"", "harbin", 6},
		{"harbn", "harbin", 1},
		{"harbiin", "harbin", 1},
		{"hrabin", "harbin", 1},
		{"harbim", "harbin", 1},
		{"grabin", "harbin", 2},
		{"харбин", "харьбин", 1},
		{"哈尔滨", "哈滨尔", 1},
		{"kitten", "sitting", 3},
	} {
		if got := edits(c.a, c.b); got != c.want {
			t.Errorf("%q to %q takes %d edits, want %d", c.a, c.b, got, c.want)
		}
		if got := edits(c.b, c.a); got != c.want {
			t.Errorf("%q to %q takes %d edits, want %d", c.b, c.a, got, c.want)
		}
	}
}
