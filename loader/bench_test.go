package loader_test

import (
	"context"
	"flag"
	"fmt"
	"iter"
	"math/rand/v2"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/sistergraph/sistergraph/loader"
	"github.com/sistergraph/sistergraph/loader/format"
	"github.com/sistergraph/sistergraph/loader/record"
	"github.com/sistergraph/sistergraph/store/sqlite"
	"github.com/sistergraph/sistergraph/twinning"
)

// madeUp is a world of places and of ties between them, made as it is read, so
// that only the loader's and the store's memory counts.
type madeUp struct{ places, ties int }

func (m madeUp) Meta() format.Meta { return format.Meta{} }
func (m madeUp) Close() error      { return nil }

func (m madeUp) Records() iter.Seq2[record.Record, error] {
	return func(yield func(record.Record, error) bool) {
		source := twinning.SourceID("made-up")
		one := func(line int, v record.Value) bool {
			return yield(record.Record{At: record.Position{File: "made up", Line: line}, Rows: 1, Value: v}, nil)
		}
		one(1, record.Entity{Entity: twinning.Source{ID: source}})
		one(2, record.Entity{Entity: twinning.Country{ID: "country:XA", Code: "XA", Names: twinning.Names{{Text: "A", Kind: twinning.NameCommon}}}})
		for i := range m.places {
			q := fmt.Sprintf("Q%d", i+1)
			if !one(i+3, record.Place{City: twinning.City{
				ID: twinning.NewID(twinning.TypeCity, q), Wikidata: q, Level: twinning.LevelCity,
				Names:     twinning.Names{{Text: fmt.Sprintf("Place %d", i), Language: "en", Kind: twinning.NameCommon}},
				Countries: []twinning.CountryStatement{{Country: "XA", Primary: true}},
			}}) {
				return
			}
		}
		random := rand.New(rand.NewPCG(1, 2))
		for i := range m.ties {
			a, b := random.IntN(m.places), random.IntN(m.places)
			if a == b {
				b = (a + 1) % m.places
			}
			at := record.Position{File: "made up", Line: m.places + i + 3}
			if !yield(record.Record{At: at, Rows: 1, Value: record.Tie{
				A: record.PlaceRef{Wikidata: fmt.Sprintf("Q%d", a+1)}, B: record.PlaceRef{ID: twinning.ID(fmt.Sprintf("city:Q%d", b+1))},
				Statements: []record.Statement{{At: at, Said: twinning.Statement{
					Source: source, Kind: twinning.KindSisterCity, Status: twinning.StatusUnknown, Since: twinning.Date{Year: int16(1950 + i%70)},
				}}},
			}}, nil) {
				return
			}
		}
	}
}

var ties = flag.Int("ties", 20_000, "how many made-up ties BenchmarkTies loads")

// BenchmarkTies loads made-up ties between places by id into an SQLite file,
// twice; the second load finds nothing new. It tells rows a second and how much
// memory was in use at most between chunks.
func BenchmarkTies(b *testing.B) {
	for range b.N {
		s, err := sqlite.Open(context.Background(), filepath.Join(b.TempDir(), "graph.db"))
		if err != nil {
			b.Fatal(err)
		}
		var peak uint64
		watch := func(loader.Rows) {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			peak = max(peak, m.HeapInuse)
		}
		in := loader.Input{Name: "made up", Open: func() (format.Reader, error) { return madeUp{*ties / 4, *ties}, nil }}
		for _, name := range []string{"first", "again"} {
			r, err := loader.Load(context.Background(), s, []loader.Input{in}, loader.Options{Progress: watch})
			if err != nil {
				b.Fatal(err)
			}
			if name == "again" && r.Release != nil {
				b.Error("the second load made a release")
			}
			b.ReportMetric(r.RowsPerSecond, "rows/s-"+name)
		}
		b.ReportMetric(float64(peak)/(1<<20), "MiB-heap")
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
