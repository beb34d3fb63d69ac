package main

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// sampling asks the server again and again what it works on, which tells the statements that take the time.
type sampling struct {
	seen map[string]int // by statement
	done chan struct{}
	end  context.CancelFunc
}

const between = 100 * time.Millisecond

func (b *bench) sample(ctx context.Context) *sampling {
	s := &sampling{seen: map[string]int{}, done: make(chan struct{})}
	ctx, s.end = context.WithCancel(ctx)
	go func() {
		defer close(s.done)
		tick := time.NewTicker(between)
		defer tick.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-tick.C:
			}
			const text = `SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery <> '' AND NOT currentQuery STARTS WITH 'SHOW' RETURN currentQuery`
			_ = b.run(ctx, text, func(r *driver.Record) error {
				s.seen[r.Values[0].(string)]++
				return nil
			})
		}
	}()
	return s
}

// print ends it and prints the statements that were seen most, on a line each.
func (s *sampling) print() {
	s.end()
	<-s.done
	all := 0
	for _, n := range s.seen {
		all += n
	}
	most := slices.SortedFunc(maps.Keys(s.seen), func(a, b string) int { return s.seen[b] - s.seen[a] })
	for _, text := range most[:min(len(most), 12)] {
		line := strings.Join(strings.Fields(text), " ")
		fmt.Printf("%3d %%  %s\n", 100*s.seen[text]/all, line[:min(len(line), 160)])
	}
}
