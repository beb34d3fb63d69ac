package graph_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"testing"

	"github.com/sistergraph/sistergraph/graph"
	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// failing is a store whose partners fail.
type failing struct {
	store.Store
	fail func() error
}

func (f failing) Partners(context.Context, int, store.PartnerQuery) (map[twinning.ID]store.PartnerPage, error) {
	return nil, f.fail()
}

func TestFaultsOfTheStoreTellNothingInternal(t *testing.T) {
	secret := errors.New("dial tcp 10.1.2.3:7687 as neo4j")
	for name, c := range map[string]struct {
		fail func() error
		code string
	}{
		"an error that nobody knows":  {func() error { return secret }, "INTERNAL"},
		"a panic":                     {func() error { panic(secret) }, "INTERNAL"},
		"a store that is not there":   {func() error { return fmt.Errorf("%w: %w", store.ErrUnavailable, secret) }, "UNAVAILABLE"},
		"a store that is closed":      {func() error { return store.ErrClosed }, "UNAVAILABLE"},
		"a store that takes too long": {func() error { return fmt.Errorf("%w: %w", store.ErrTooLong, secret) }, "TIMEOUT"},
		"a deadline":                  {func() error { return context.DeadlineExceeded }, "TIMEOUT"},
		"a key that does not fit":     {func() error { return store.ErrBadKey }, "BAD_VALUE"},
		"a release that was undone":   {func() error { return store.ErrRelease }, "RELEASE_UNKNOWN"},
		"another import":              {func() error { return store.ErrBusy }, "CONFLICT"},
	} {
		t.Run(name, func(t *testing.T) {
			var log bytes.Buffer
			service := graph.New(failing{invented(t), c.fail}, graph.Options{Log: slog.New(slog.NewTextHandler(&log, nil))})
			answer := service.Execute(t.Context(), graph.Request{Query: `{ city(id: "city:arnfeld") { name partners { nodes { name } } } areas { key } }`})
			if len(answer.Errors) != 1 {
				t.Fatalf("%d errors: %v", len(answer.Errors), answer.Errors)
			}
			e := answer.Errors[0]
			if e.Extensions["code"] != c.code || e.Path.String() != "city.partners" {
				t.Errorf("%v at %s, want %s at city.partners", e.Extensions, e.Path, c.code)
			}
			if shown := string(mustEncode(t, answer.Response)); strings.Contains(shown, "10.1.2.3") {
				t.Errorf("the fault is shown: %s", shown)
			}
			if !strings.Contains(string(answer.Data), `"name":"Arnfeld"`) || !strings.Contains(string(answer.Data), `"areas":[`) {
				t.Errorf("the other fields do not answer: %s", answer.Data)
			}
			if c.code == "INTERNAL" && !strings.Contains(log.String(), "10.1.2.3") {
				t.Errorf("the fault is not in the log: %s", log.String())
			}
		})
	}
}

func TestAnOperationThatIsGivenUpSaysSo(t *testing.T) {
	service := graph.New(invented(t), graph.Options{Log: quiet(t)})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	answer := service.Execute(ctx, graph.Request{Query: `{ cities { nodes { name } } }`})
	if len(answer.Errors) == 0 || answer.Errors[0].Extensions["code"] != "TIMEOUT" {
		t.Errorf("%v", answer.Errors)
	}
}

// TestManyOperationsAtOnce finds races between operations that share a release, and answers that differ.
func TestManyOperationsAtOnce(t *testing.T) {
	service := graph.New(invented(t), graph.Options{Strict: true, Log: quiet(t)})
	query := strings.ReplaceAll(nested, "city:Q42956", "city:arnfeld")
	ask := func() graph.Answer {
		return service.Execute(t.Context(), graph.Request{
			Query: query, Variables: vars("ids", []any{"city:arnfeld", "city:lakowo", "city:bor", "city:cesta", "city:twoland"}),
		})
	}
	want := ask()
	if len(want.Errors) > 0 {
		t.Fatal(want.Errors)
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if got := ask(); !bytes.Equal(got.Data, want.Data) {
				t.Errorf("%s\nwant %s", got.Data, want.Data)
			}
		})
	}
	wg.Wait()
}
