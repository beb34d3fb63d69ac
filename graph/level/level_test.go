package level_test

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/sistergraph/sistergraph/graph/level"
)

// at gives a context in the field that path names; a number in the path is an index in a list.
func at(ctx context.Context, path ...any) context.Context {
	for _, part := range path {
		fc := &graphql.FieldContext{}
		switch part := part.(type) {
		case int:
			fc.Index = &part
		case string:
			fc.Field = graphql.CollectedField{Field: &ast.Field{Alias: part, Name: "field"}}
		}
		ctx = graphql.WithFieldContext(ctx, fc)
	}
	return ctx
}

func holder(t *testing.T) (context.Context, *level.Holder) {
	t.Helper()
	h := level.NewHolder()
	h.Strict = true
	return level.NewContext(t.Context(), h), h
}

// counting gives a fetch that answers twice the key, and what it was asked for.
func counting() (level.Fetch[int, string], func() [][]int) {
	var mu sync.Mutex
	var asked [][]int
	fetch := func(_ context.Context, keys []int) (map[int]string, error) {
		mu.Lock()
		defer mu.Unlock()
		asked = append(asked, slices.Clone(keys))
		values := map[int]string{}
		for _, k := range keys {
			values[k] = fmt.Sprint(2 * k)
		}
		return values, nil
	}
	return fetch, func() [][]int { mu.Lock(); defer mu.Unlock(); return asked }
}

func TestOneFetchALevelHoweverManyParentsAndProcessors(t *testing.T) {
	for _, procs := range []int{1, runtime.NumCPU()} {
		for _, parents := range []int{1, 10, 100, 1000} {
			t.Run(fmt.Sprintf("%d parents on %d processors", parents, procs), func(t *testing.T) {
				defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(procs))
				ctx, _ := holder(t)
				fetch, asked := counting()
				list := at(ctx, "city", "partners")
				for k := range parents {
					level.Register(list, k)
				}
				var wg sync.WaitGroup
				var wrong atomic.Int32
				for k := range parents {
					wg.Go(func() {
						v, err := level.Load(at(list, "edges", k, "node", "country"), k, fetch)
						if err != nil || v != fmt.Sprint(2*k) {
							wrong.Add(1)
						}
					})
				}
				wg.Wait()
				if wrong.Load() != 0 {
					t.Errorf("%d of %d parents read a wrong value", wrong.Load(), parents)
				}
				if calls := asked(); len(calls) != 1 || len(calls[0]) != parents {
					t.Errorf("fetched %d times, want once for all %d parents", len(calls), parents)
				}
			})
		}
	}
}

func TestAliasesAreLevelsOfTheirOwn(t *testing.T) {
	ctx, _ := holder(t)
	fetch, asked := counting()
	list := at(ctx, "cities")
	level.Register(list, 1, 2, 2)
	for _, alias := range []string{"a", "b"} {
		for _, k := range []int{1, 2} {
			if _, err := level.Load(at(list, "nodes", k, alias), k, fetch); err != nil {
				t.Fatal(err)
			}
		}
	}
	if got := fmt.Sprint(asked()); got != "[[1 2] [1 2]]" {
		t.Errorf("asked for %s, want one fetch of both keys an alias", got)
	}
}

func TestParentsOfOneListAreGroupedByType(t *testing.T) {
	ctx, _ := holder(t)
	list := at(ctx, "members")
	type country string
	level.Register(list, 1, 2)
	level.Register(list, country("FR"), country("DE"))
	ints, askedInts := counting()
	countries := func(_ context.Context, keys []country) (map[country]string, error) {
		return map[country]string{keys[0]: "first", keys[1]: "second"}, nil
	}
	if v, err := level.Load(at(list, 0, "name"), country("DE"), countries); v != "second" || err != nil {
		t.Errorf("the country's name is %q, %v", v, err)
	}
	if v, err := level.Load(at(list, 1, "name"), 2, ints); v != "4" || err != nil {
		t.Errorf("the other's name is %q, %v", v, err)
	}
	if got := fmt.Sprint(askedInts()); got != "[[1 2]]" {
		t.Errorf("asked for %s", got)
	}
}

func TestTheNearestProducerAboveAFieldIsItsParent(t *testing.T) {
	ctx, _ := holder(t)
	fetch, asked := counting()
	outer := at(ctx, "city")
	level.Register(outer, 1)
	inner := at(outer, "partners")
	level.Register(inner, 2, 3)
	if _, err := level.Load(at(inner, "nodes", 0, "name"), 3, fetch); err != nil {
		t.Fatal(err)
	}
	if _, err := level.Load(at(outer, "name"), 1, fetch); err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(asked()); got != "[[2 3] [1]]" {
		t.Errorf("asked for %s", got)
	}
}

func TestParentsRegisteredLaterGetARoundOfTheirOwn(t *testing.T) {
	ctx, _ := holder(t)
	fetch, asked := counting()
	list := at(ctx, "node", "list")
	level.Register(list, 1, 2)
	if _, err := level.Load(at(list, 0, "x"), 1, fetch); err != nil {
		t.Fatal(err)
	}
	level.Register(list, 2, 3, 4)
	for _, k := range []int{2, 3, 4} {
		if v, err := level.Load(at(list, 0, "x"), k, fetch); err != nil || v != fmt.Sprint(2*k) {
			t.Errorf("%d gives %q, %v", k, v, err)
		}
	}
	if got := fmt.Sprint(asked()); got != "[[1 2] [3 4]]" {
		t.Errorf("asked for %s", got)
	}
}

func TestAnErrorBelongsToTheWholeLevelAndToNoOther(t *testing.T) {
	ctx, _ := holder(t)
	list := at(ctx, "cities")
	level.Register(list, 1, 2)
	broken := errors.New("broken")
	calls := 0
	failing := func(context.Context, []int) (map[int]string, error) { calls++; return nil, broken }
	for _, k := range []int{1, 2} {
		if _, err := level.Load(at(list, k, "x"), k, failing); !errors.Is(err, broken) {
			t.Errorf("%d fails with %v, want the error of the fetch", k, err)
		}
	}
	if calls != 1 {
		t.Errorf("a failed level was fetched %d times", calls)
	}
	fetch, _ := counting()
	if _, err := level.Load(at(list, 1, "y"), 1, fetch); err != nil {
		t.Errorf("the level beside it fails too: %v", err)
	}
}

func TestAbsentKeysReadTheZeroValue(t *testing.T) {
	ctx, _ := holder(t)
	list := at(ctx, "cities")
	level.Register(list, 1)
	none := func(context.Context, []int) (map[int]*int, error) { return nil, nil }
	if v, err := level.Load(at(list, 0, "x"), 1, none); v != nil || err != nil {
		t.Errorf("got %v, %v", v, err)
	}
}

func TestTooManyParentsAreRefusedBeforeTheFetch(t *testing.T) {
	ctx, h := holder(t)
	h.Max = 2
	list := at(ctx, "cities")
	level.Register(list, 1, 2, 3)
	fetch, asked := counting()
	_, err := level.Load(at(list, 0, "x"), 1, fetch)
	var many *level.TooManyError
	if !errors.As(err, &many) || many.Path != "cities.x" || many.Keys != 3 || many.Max != 2 {
		t.Errorf("got %v", err)
	}
	if len(asked()) != 0 {
		t.Error("the fetch ran")
	}
}

func TestAMissingRegistrationPanicsInTestsAndOnlyCostsACallOutside(t *testing.T) {
	ctx, h := holder(t)
	list := at(ctx, "cities")
	level.Register(list, 1)
	fetch, asked := counting()
	func() {
		defer func() {
			if p := recover(); p == nil || !strings.Contains(fmt.Sprint(p), "cities.x: parent 7") {
				t.Errorf("panicked with %v, want the level and the parent", p)
			}
		}()
		_, _ = level.Load(at(list, 0, "x"), 7, fetch)
	}()
	h.Strict = false
	if v, err := level.Load(at(list, 0, "x"), 7, fetch); v != "14" || err != nil {
		t.Errorf("got %q, %v", v, err)
	}
	if got := fmt.Sprint(asked()); got != "[[7]]" {
		t.Errorf("asked for %s", got)
	}
}

func TestAPanickingFetchLetsTheOthersGo(t *testing.T) {
	ctx, _ := holder(t)
	list := at(ctx, "cities")
	level.Register(list, 1, 2)
	func() {
		defer func() { _ = recover() }()
		_, _ = level.Load(at(list, 0, "x"), 1, func(context.Context, []int) (map[int]string, error) { panic("boom") })
	}()
	fetch, _ := counting()
	if _, err := level.Load(at(list, 1, "x"), 2, fetch); err == nil {
		t.Error("the second parent got no error")
	}
}

func TestWaitingEndsWithTheContext(t *testing.T) {
	ctx, _ := holder(t)
	list := at(ctx, "cities")
	level.Register(list, 1, 2)
	started, release := make(chan struct{}), make(chan struct{})
	var wg sync.WaitGroup
	wg.Go(func() {
		_, _ = level.Load(at(list, 0, "x"), 1, func(context.Context, []int) (map[int]string, error) {
			close(started)
			<-release
			return nil, nil
		})
	})
	<-started
	ended, cancel := context.WithCancel(list)
	cancel()
	if _, err := level.Load(at(ended, 1, "x"), 2, func(context.Context, []int) (map[int]string, error) { return nil, nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	close(release)
	wg.Wait()
}

func TestPathLeavesOutIndexesAndKeepsAliases(t *testing.T) {
	for want, path := range map[string][]any{
		"":                         {},
		"city":                     {"city"},
		"nodes.a.edges.n.country":  {"nodes", 3, "a", "edges", 0, "n", "country"},
		"c.partners.edges.nodes.x": {"c", "partners", "edges", 12, "nodes", 1, 2, "x"},
	} {
		if got := level.Path(graphql.GetFieldContext(at(t.Context(), path...))); got != want {
			t.Errorf("%v gives %q, want %q", path, got, want)
		}
	}
}
