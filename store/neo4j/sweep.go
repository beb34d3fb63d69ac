package neo4j

import "context"

// sweepSteps are the statements that take a release back, in their order: what it wrote goes, what it closed opens.
var sweepSteps = []string{
	"sweep_ties", "sweep_links", "sweep_later", "sweep_first", "sweep_merged",
	"sweep_reopen_ties", "sweep_reopen_links", "sweep_reopen_versions", "sweep_reopen_merged", "sweep_stubs",
}

// sweep takes back a release that was not published.
func (l lease) sweep(ctx context.Context, release int) error {
	for _, step := range sweepSteps {
		if err := l.untilNone(ctx, statement(step, nil), parameters{"release": release, "openEnd": openEnd, "most": sweepSize}); err != nil {
			return err
		}
	}
	return l.write(ctx, func(t transaction) error {
		_, err := t.run(statement("import_close", nil), nil)
		return err
	})
}

// sweepSize is how many versions a transaction takes back.
const sweepSize = 10_000
