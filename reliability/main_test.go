package reliability

import (
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"testing"
)

var (
	points = flag.Int("points", 4, "at how many points loading processes are killed on each store; other faults come in proportion")
	seed   = flag.Uint64("seed", 2020, "decides where faults strike")
)

func TestMain(m *testing.M) {
	if address := os.Getenv(loadInto); address != "" {
		os.Exit(loadAndTell(address, os.Getenv(loadFrom)))
	}
	os.Exit(runTests(m))
}

func runTests(m *testing.M) int {
	code := m.Run()
	if err := errors.Join(program.remove(), own.end()); err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	return code
}

// chance is the source of randomness of a test, which tells its seed.
func chance(t *testing.T) *rand.Rand {
	t.Helper()
	t.Logf("seed %d", *seed)
	return rand.New(rand.NewPCG(*seed, uint64(len(t.Name()))))
}
