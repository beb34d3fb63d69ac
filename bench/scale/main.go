// Command scale loads made-up pairs of cities, both found by id, into an SQLite file with the program itself, twice, and
// tells processor time and memory. The reports have to count what the world has, and the second load must change nothing.
//
//	go run ./bench/scale -program bin/sistergraph -ties 1500000
//
// A world of 5 million ties needs about 5 GB of disk.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/sistergraph/sistergraph/bench/process"
	"github.com/sistergraph/sistergraph/bench/world"
	"github.com/sistergraph/sistergraph/loader"
)

func main() {
	program := flag.String("program", "bin/sistergraph", "the program to measure")
	cities := flag.Int("cities", 200_000, "how many cities there are")
	ties := flag.Int("ties", 1_500_000, "how many pairs of them")
	work := flag.String("work", os.TempDir(), "where to make a folder for files and store, which is removed at the end")
	flag.Parse()
	spec := world.Spec{Seed: 6, Countries: 20, Cities: *cities, Names: 1, Ties: *ties, Hub: min(500, *cities/4)}
	if err := run(*program, spec, *work); err != nil {
		fmt.Fprintln(os.Stderr, "scale:", err)
		os.Exit(1)
	}
}

func run(program string, spec world.Spec, work string) (err error) {
	folder, err := os.MkdirTemp(work, "scale")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	w, err := world.New(spec)
	if err != nil {
		return err
	}
	cities, pairs := filepath.Join(folder, "cities"), filepath.Join(folder, "pairs.csv")
	if err := errors.Join(w.WriteCities(cities), world.WriteFile(pairs, w.WriteCSV)); err != nil {
		return err
	}
	w = nil
	want := spec.Expected()
	l := loads{program: program, store: "sqlite:" + filepath.Join(folder, "graph.db"), report: filepath.Join(folder, "report.json")}
	fmt.Println("| load | rows | rows/s | user s | system s | peak resident MB | written MB |")
	fmt.Println("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
	if _, err := l.load("cities", cities, want.First[world.Cities]); err != nil {
		return err
	}
	first, err := l.load("pairs", pairs, want.First[world.CSV])
	if err != nil {
		return err
	}
	again, err := l.load("pairs again", pairs, want.Again[world.CSV])
	if err != nil {
		return err
	}
	fmt.Printf("The second load took %.2f of the processor time of the first.\n", again.Seconds()/first.Seconds())
	return nil
}

// loads runs the program.
type loads struct{ program, store, report string }

// load loads a file, prints what that took, and compares the report.
func (l loads) load(what, file string, want world.Expected) (time.Duration, error) {
	releases := want.Rows.Used > 0
	cmd := exec.Command(l.program, "--store", l.store, "load", file, "--source", string(world.MainSource), "--progress", "none", "--report", l.report)
	var told bytes.Buffer
	cmd.Stderr = &told
	peak, err := watched(cmd)
	if err != nil {
		return 0, fmt.Errorf("%s: %w: %s", what, err, told.Bytes())
	}
	text, err := os.ReadFile(l.report)
	if err != nil {
		return 0, err
	}
	var report loader.Report
	if err := json.Unmarshal(text, &report); err != nil {
		return 0, err
	}
	differences := want.Differences(report)
	if made := report.Release != nil; made != releases {
		differences = append(differences, fmt.Sprintf("a release was made: %t instead of %t", made, releases))
	}
	if len(differences) > 0 {
		return 0, fmt.Errorf("%s: %s", what, strings.Join(differences, "; "))
	}
	user, system := cmd.ProcessState.UserTime(), cmd.ProcessState.SystemTime()
	fmt.Printf("| %s | %d | %.0f | %.1f | %.1f | %.0f | %.0f |\n", what, report.Rows.Read, report.RowsPerSecond, user.Seconds(), system.Seconds(),
		float64(peak)/1e6, float64(written(cmd.ProcessState))/1e6)
	return user + system, nil
}

// watched runs a command and gives the most memory that it had resident in bytes, looked at twenty times a second.
func watched(cmd *exec.Cmd) (peak int64, err error) {
	if err := cmd.Start(); err != nil {
		return 0, err
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	look := time.NewTicker(50 * time.Millisecond)
	defer look.Stop()
	for {
		select {
		case err := <-ended:
			return peak, err
		case <-look.C:
			peak = max(peak, process.Peak(strconv.Itoa(cmd.Process.Pid)))
		}
	}
}

// written is what an ended process wrote to files, in bytes; Linux tells blocks of 512 bytes.
func written(ended *os.ProcessState) int64 {
	if u, ok := ended.SysUsage().(*syscall.Rusage); ok {
		return u.Oublock << 9
	}
	return 0
}
