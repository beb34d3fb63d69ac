package loader_test

import (
	"context"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sistergraph/sistergraph/loader"
	"github.com/sistergraph/sistergraph/loader/format"
	"github.com/sistergraph/sistergraph/loader/format/known"
	"github.com/sistergraph/sistergraph/loader/review"
)

// TestRowsAddUpWhateverTheFile loads the test files of every format, whole and
// with bytes changed, and wants each row read to be used, unchanged, merged or
// rejected, and whatever is wrong to be told.
func TestRowsAddUpWhateverTheFile(t *testing.T) {
	s := shipped(t)
	files, err := filepath.Glob("format/*/testdata/*")
	if err != nil {
		t.Fatal(err)
	}
	formats := map[string]bool{}
	random := rand.New(rand.NewPCG(6, 6))
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil || strings.HasSuffix(file, ".yaml") || filepath.Base(filepath.Dir(file)) == "fuzz" {
			continue
		}
		for _, n := range []int{0, 2, 5} {
			changed := filepath.Join(t.TempDir(), filepath.Base(file))
			if err := os.WriteFile(changed, mutate(random, text, n), 0o600); err != nil {
				t.Fatal(err)
			}
			for _, name := range loadAny(t, s, changed, n == 0) {
				formats[name] = true
			}
		}
	}
	for _, f := range known.Formats {
		if !formats[f.Name] && len(files) > 0 && f.Name != "datapackage" {
			t.Errorf("no file of the format %s was read", f.Name)
		}
	}
}

// mutate changes n bytes, or cuts the text off.
func mutate(random *rand.Rand, text []byte, n int) []byte {
	out := append([]byte{}, text...)
	for range n {
		out[random.IntN(len(out))] = byte(random.IntN(256))
	}
	if n == 5 {
		out = out[:random.IntN(len(out))+1]
	}
	return out
}

// loadAny loads a file in a dry run and tells the formats that read it.
func loadAny(t *testing.T, s filled, path string, whole bool) []string {
	t.Helper()
	opened, err := format.Open(path, format.OpenOptions{})
	if err != nil {
		if whole {
			t.Errorf("%s: %v", path, err)
		}
		return nil
	}
	defer opened.Close()
	var names []string
	for _, in := range opened.Inputs {
		found, err := format.Detect(known.Formats, &in.Head)
		if err != nil {
			if whole {
				t.Errorf("%s: %v", path, err)
			}
			continue
		}
		r, err := loader.Load(context.Background(), s.Store, []loader.Input{loader.File(in, found.Format, format.Options{})}, loader.Options{
			DryRun: true, Partial: true, ChunkRows: 3, Review: &review.Review{}, Rejects: io.Discard,
		})
		addsUp(t, r)
		for _, why := range r.Rejected {
			if why.Reason == "" {
				t.Errorf("%s: a row is rejected without a reason: %+v", path, why)
			}
		}
		if whole && (err != nil || r.Rows.Read == 0) {
			t.Errorf("%s: %v, %+v", path, err, r.Rows)
		}
		if err != nil && (err.Error() == "" || errors.Is(err, loader.ErrRejected)) {
			t.Errorf("%s: %v", path, err)
		}
		names = append(names, found.Format.Name)
	}
	return names
}
