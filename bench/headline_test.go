package bench

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/sistergraph/sistergraph/graph"
	"github.com/sistergraph/sistergraph/store/counted"
)

// BenchmarkHeadline answers ops/01 over GraphQL, and with code written by hand over the same store; both give the same
// data, and that is checked first.
func BenchmarkHeadline(b *testing.B) {
	data := shippedStore(b)
	service := graph.New(data, graph.Options{})
	request := graph.Request{Query: read(b, operations+"/01-harbin-in-europe.graphql"), Variables: variables(b, "01-harbin-in-europe")}
	hand, err := newByHand(b.Context(), counted.New(data))
	if err != nil {
		b.Fatal(err)
	}
	written, err := hand.answer(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	answer := service.Execute(b.Context(), request)
	if len(answer.Errors) > 0 {
		b.Fatal(answer.Errors)
	}
	if difference := cmp.Diff(parsed(b, written), parsed(b, answer.Data)); difference != "" {
		b.Fatalf("the answers differ (- by hand, + GraphQL):\n%s", difference)
	}
	b.Run("graphql", func(b *testing.B) {
		calls := 0
		b.ReportAllocs()
		begin := cpu(b)
		for b.Loop() {
			answer := service.Execute(b.Context(), request)
			if _, err := json.Marshal(answer.Response); err != nil {
				b.Fatal(err)
			}
			calls = 0
			for _, n := range answer.Calls {
				calls += n
			}
		}
		reportCPU(b, begin)
		b.ReportMetric(float64(calls), "calls/op")
	})
	b.Run("by-hand", func(b *testing.B) {
		counter := &counted.Counter{}
		if _, err := hand.answer(counted.NewContext(b.Context(), counter)); err != nil {
			b.Fatal(err)
		}
		b.ReportAllocs()
		begin := cpu(b)
		for b.Loop() {
			if _, err := hand.answer(b.Context()); err != nil {
				b.Fatal(err)
			}
		}
		reportCPU(b, begin)
		b.ReportMetric(float64(counter.Total()), "calls/op")
	})
}

func parsed(b *testing.B, text []byte) any {
	b.Helper()
	var out any
	if err := json.NewDecoder(bytes.NewReader(text)).Decode(&out); err != nil {
		b.Fatal(err)
	}
	return out
}
