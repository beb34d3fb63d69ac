package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"time"

	"github.com/sistergraph/sistergraph/cmd/sistergraph/table"
	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

type releaseCommand struct {
	List releaseList `cmd:"" help:"List the published releases, oldest first."`
	Show releaseShow `cmd:"" help:"Say what a release holds."`
}

type releaseList struct {
	JSON bool `name:"json" help:"Print one JSON document: a list of releases with number, day, published and note."`
}

// Run lists them.
func (c releaseList) Run(ctx context.Context, p *program) error {
	data, err := p.open(ctx)
	if err != nil {
		return err
	}
	releases, err := data.Releases(ctx)
	if err != nil {
		return closeAfter(err, data)
	}
	if c.JSON {
		return closeAfter(writeJSON(p, append([]twinning.Release{}, releases...)), data)
	}
	t := table.Table{Head: []string{"release", "day", "published", "note"}, Right: []bool{true}}
	for _, r := range releases {
		t.Rows = append(t.Rows, []string{strconv.Itoa(r.Number), r.Day.String(), r.Published.UTC().Format(time.RFC3339), r.Note})
	}
	return closeAfter(t.Text(p.stdout), data)
}

type releaseShow struct {
	Number int  `arg:"" optional:"" help:"Its number; without it, the current one."`
	JSON   bool `name:"json" help:"Print one JSON document: the release, places, ties and statements."`
}

// content is what a release holds.
type content struct {
	Release    twinning.Release `json:"release"`
	Places     int              `json:"places"`
	Ties       int              `json:"ties"`
	Statements int              `json:"statements"`
}

// Run counts what the release holds.
func (c releaseShow) Run(ctx context.Context, p *program) error {
	data, err := p.open(ctx)
	if err != nil {
		return err
	}
	held, err := contentOf(ctx, data, c.Number)
	if err != nil {
		return closeAfter(err, data)
	}
	if c.JSON {
		return closeAfter(writeJSON(p, held), data)
	}
	_, err = fmt.Fprintf(p.stdout, "Release %d of %s, published %s\n%d places, %d ties, %d statements\n",
		held.Release.Number, held.Release.Day, held.Release.Published.UTC().Format(time.RFC3339), held.Places, held.Ties, held.Statements)
	return closeAfter(err, data)
}

// contentOf counts what a release holds; number 0 is the current one.
func contentOf(ctx context.Context, data store.Store, number int) (content, error) {
	releases, err := data.Releases(ctx)
	if err != nil {
		return content{}, err
	}
	for i, r := range releases {
		if r.Number != number && (number != 0 || i < len(releases)-1) {
			continue
		}
		places, err := data.Places(ctx, r.Number, store.PlaceQuery{Total: true})
		if err != nil {
			return content{}, err
		}
		tallies, err := data.Tally(ctx, r.Number, []store.TieSet{{Scope: twinning.ScopeEver, Day: r.Day}})
		if err != nil {
			return content{}, err
		}
		counts := tallies[0][""].Counts
		return content{Release: r, Places: places.Total, Ties: counts.Partnerships, Statements: counts.Statements}, nil
	}
	if len(releases) == 0 {
		return content{}, fmt.Errorf("%w: the store is empty; sistergraph serve fills it", store.ErrRelease)
	}
	return content{}, fmt.Errorf("%w as %d; sistergraph release list names them", store.ErrRelease, number)
}

func writeJSON(p *program, value any) error {
	out := json.NewEncoder(p.stdout)
	out.SetIndent("", "  ")
	return out.Encode(value)
}
