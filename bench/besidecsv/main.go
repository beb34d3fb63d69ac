// Command besidecsv measures an import into Neo4j beside LOAD CSV ... IN TRANSACTIONS that writes the same nodes and
// relationships, with the same properties and under the same constraints, on the same server.
//
// The pairs of a made-up world come in parts. Each part is imported, what that wrote is counted and copied into a CSV file,
// taken out again, and written by LOAD CSV; then both must have left the same counts. The file for LOAD CSV holds
// everything ready: ids of both ends are known, nothing is looked for twice, nobody is asked who said what before.
//
//	go run ./bench/besidecsv -pairs 500000 -parts 5 -warm 2
//
// The server compiles what it runs often, and an import has many statements where LOAD CSV has one: the first parts warm
// the server for both and do not count.
//
// It starts a server of its own and needs Linux, where the processor time of that server can be read.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"slices"
	"time"
)

func main() {
	pairs := flag.Int("pairs", 500_000, "how many pairs are loaded in all")
	cities := flag.Int("cities", 20_000, "how many cities they join")
	parts := flag.Int("parts", 5, "in how many parts they come")
	warm := flag.Int("warm", 2, "how many of the parts come first and do not count")
	profile := flag.Bool("profile", false, "tell which statements of the import the server worked on; this disturbs the ratios")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, *cities, *pairs, *parts, *warm, *profile); err != nil {
		fmt.Fprintln(os.Stderr, "besidecsv:", err)
		os.Exit(1)
	}
}

// spent is what a part took.
type spent struct{ wall, program, server time.Duration }

func run(ctx context.Context, cities, pairs, parts, warm int, profile bool) (err error) {
	if warm < 0 || parts <= warm || pairs < parts {
		return errors.New("some parts must count, and each must have a pair")
	}
	b, err := prepare(ctx, cities, pairs, parts)
	if err != nil {
		return err
	}
	defer func() {
		if closed := b.close(); err == nil {
			err = closed
		}
	}()
	b.profile = profile
	rows := float64(pairs / parts)
	fmt.Printf("%d cities, %d pairs in %d parts, Neo4j %s\n", cities, pairs, parts, b.version)
	fmt.Println("| part | import rows/s | CPU program + server s | LOAD CSV rows/s | CPU server s | ratio of rates | ratio of server CPU |")
	fmt.Println("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
	var rates, work []float64
	for part := range parts {
		ours, theirs, err := b.part(ctx, part)
		if err != nil {
			return fmt.Errorf("part %d: %w", part+1, err)
		}
		rate, cpu := theirs.wall.Seconds()/ours.wall.Seconds(), theirs.server.Seconds()/ours.server.Seconds()
		if part >= warm {
			rates, work = append(rates, rate), append(work, cpu)
		}
		fmt.Printf("| %d | %.0f | %.1f + %.1f | %.0f | %.1f | %.2f | %.2f |\n", part+1, rows/ours.wall.Seconds(), ours.program.Seconds(),
			ours.server.Seconds(), rows/theirs.wall.Seconds(), theirs.server.Seconds(), rate, cpu)
	}
	fmt.Printf("from part %d on: median ratio of rates %.2f (%.2f to %.2f), of server CPU %.2f\n", warm+1, median(rates), slices.Min(rates), slices.Max(rates), median(work))
	return nil
}

func median(list []float64) float64 {
	sorted, half := slices.Sorted(slices.Values(list)), len(list)/2
	if len(list)%2 == 0 {
		return (sorted[half-1] + sorted[half]) / 2
	}
	return sorted[half]
}
