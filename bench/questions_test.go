package bench

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/sistergraph/sistergraph/graph"
)

const operations = "../graph/testdata/ops"

// BenchmarkQuestions answers each operation of graph/testdata/ops with its first variables, as the server does but for
// HTTP. calls/op are store calls.
func BenchmarkQuestions(b *testing.B) {
	files, err := filepath.Glob(operations + "/*.graphql")
	if err != nil {
		b.Fatal(err)
	}
	service := graph.New(shippedStore(b), graph.Options{})
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".graphql")
		b.Run(name, func(b *testing.B) {
			request := graph.Request{Query: read(b, file), Variables: variables(b, name)}
			calls, size := 0, 0
			b.ReportAllocs()
			begin := cpu(b)
			for b.Loop() {
				answer := service.Execute(b.Context(), request)
				if len(answer.Errors) > 0 {
					b.Fatal(answer.Errors)
				}
				size = len(answer.Data)
				calls = 0
				for _, n := range answer.Calls {
					calls += n
				}
			}
			reportCPU(b, begin)
			b.ReportMetric(float64(calls), "calls/op")
			b.ReportMetric(float64(size), "answer-B")
		})
	}
}

func read(b *testing.B, file string) string {
	b.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		b.Fatal(err)
	}
	return string(text)
}

// variables are those of NAME.variables.json, else of the first NAME.*.variables.json; an operation without either has none.
func variables(b *testing.B, name string) map[string]any {
	b.Helper()
	files, err := filepath.Glob(filepath.Join(operations, name+".*variables.json"))
	if err != nil {
		b.Fatal(err)
	}
	if len(files) == 0 {
		return nil
	}
	file := files[0]
	if plain := filepath.Join(operations, name+".variables.json"); slices.Contains(files, plain) {
		file = plain
	}
	out := map[string]any{}
	decoder := json.NewDecoder(strings.NewReader(read(b, file)))
	decoder.UseNumber()
	if err := decoder.Decode(&out); err != nil {
		b.Fatal(err)
	}
	return out
}
