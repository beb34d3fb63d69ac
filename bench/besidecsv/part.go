package main

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/sistergraph/sistergraph/bench/process"
	"github.com/sistergraph/sistergraph/bench/world"
)

// part imports one part, takes it out, and writes it again by LOAD CSV.
func (b *bench) part(ctx context.Context, part int) (ours, theirs spent, err error) {
	var release int
	ours, err = b.measure(func() error {
		if b.profile {
			defer b.sample(ctx).print()
		}
		report, err := b.load(ctx, b.path(fmt.Sprintf("part-%d.csv", part)))
		if err == nil {
			release = report.Release.Number
		}
		return err
	})
	if err != nil {
		return ours, theirs, err
	}
	imported, err := b.counts(ctx)
	if err != nil {
		return ours, theirs, err
	}
	name := fmt.Sprintf("written-%d.csv", part)
	columns, err := b.export(ctx, release, b.path(name))
	if err != nil {
		return ours, theirs, err
	}
	if err := b.takeOut(ctx, release); err != nil {
		return ours, theirs, err
	}
	text := loadCSV(columns, "http://"+b.listener.Addr().String()+"/"+name)
	theirs, err = b.measure(func() error { return b.run(ctx, text, nil) })
	if err != nil {
		return ours, theirs, err
	}
	loaded, err := b.counts(ctx)
	if err == nil && !maps.Equal(imported, loaded) {
		err = fmt.Errorf("the import left %v, LOAD CSV %v", imported, loaded)
	}
	return ours, theirs, err
}

func (b *bench) measure(do func() error) (spent, error) {
	program, server, start := process.CPU(process.Self), process.CPU(b.java), time.Now()
	err := do()
	return spent{time.Since(start), process.CPU(process.Self) - program, process.CPU(b.java) - server}, err
}

// run runs a statement outside of a managed transaction, as IN TRANSACTIONS needs it.
func (b *bench) run(ctx context.Context, text string, each func(*driver.Record) error) error {
	session := b.bolt.NewSession(ctx, driver.SessionConfig{DatabaseName: b.server.Database})
	defer func() { _ = session.Close(context.WithoutCancel(ctx)) }()
	result, err := session.Run(ctx, text, nil)
	if err != nil {
		return err
	}
	for result.Next(ctx) {
		if each != nil {
			if err := each(result.Record()); err != nil {
				return err
			}
		}
	}
	return result.Err()
}

// counts are the numbers of nodes by labels, of relationships by type, and of all their properties.
func (b *bench) counts(ctx context.Context) (map[string]int64, error) {
	out := map[string]int64{}
	for _, text := range []string{
		`MATCH (n:Saying) RETURN 'nodes ' + reduce(all = '', l IN labels(n) | all + ':' + l) AS what, count(*) AS n, sum(size(keys(n))) AS properties`,
		`MATCH ()-[r]->() RETURN type(r) AS what, count(*) AS n, sum(size(keys(r))) AS properties`,
	} {
		err := b.run(ctx, text, func(r *driver.Record) error {
			what := r.Values[0].(string)
			out[what], out[what+" properties"] = r.Values[1].(int64), r.Values[2].(int64)
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// written is what an import wrote of a tie: both versions for the program and for people, and what its source says.
const written = `MATCH (a)-[tie:TIE]->(b) WHERE tie.wrote = %d
MATCH (a)-[shown:PARTNER_OF]->(b)
MATCH (saying:Saying {_tie: tie.id})-[:SAID_BY]->(source)
RETURN a.id, b.id, source.id, properties(tie), properties(shown), properties(saying)`

// parts of a row beside the three ids, each with its properties as columns.
var owners = []string{"tie", "shown", "saying"}

// export copies what a release wrote into a file for LOAD CSV and gives its columns with the value of the first row.
func (b *bench) export(ctx context.Context, release int, path string) (columns map[string]any, err error) {
	columns = map[string]any{}
	var names []string
	err = world.WriteFile(path, func(to io.Writer) error {
		out := csv.NewWriter(to)
		err := b.run(ctx, fmt.Sprintf(written, release), func(r *driver.Record) error {
			values := map[string]any{"a": r.Values[0], "b": r.Values[1], "source": r.Values[2]}
			for i, owner := range owners {
				for key, v := range r.Values[3+i].(map[string]any) {
					values[owner+"."+key] = v
				}
			}
			if names == nil {
				columns, names = values, slices.Sorted(maps.Keys(values))
				if err := out.Write(names); err != nil {
					return err
				}
			}
			if len(values) != len(names) {
				return errors.New("rows have different properties")
			}
			cells := make([]string, len(names))
			for i, name := range names {
				cells[i] = cell(values[name])
			}
			return out.Write(cells)
		})
		out.Flush()
		return errors.Join(err, out.Error())
	})
	return columns, err
}

func cell(v any) string {
	list, ok := v.([]any)
	if !ok {
		return fmt.Sprint(v)
	}
	texts := make([]string, len(list))
	for i, item := range list {
		texts[i] = fmt.Sprint(item)
	}
	return strings.Join(texts, "|")
}

// takeOut removes what a release wrote.
func (b *bench) takeOut(ctx context.Context, release int) error {
	return errors.Join(
		b.run(ctx, fmt.Sprintf(`MATCH (saying:Saying) WHERE saying._wrote = %d CALL (saying) { DETACH DELETE saying } IN TRANSACTIONS OF 5000 ROWS`, release), nil),
		b.run(ctx, fmt.Sprintf(`MATCH (a)-[tie:TIE]->(b) WHERE tie.wrote = %d
CALL (a, tie, b) { MATCH (a)-[shown:PARTNER_OF]->(b) DELETE shown, tie } IN TRANSACTIONS OF 5000 ROWS`, release), nil))
}

// loadCSV is the statement that writes the file.
func loadCSV(columns map[string]any, url string) string {
	properties := map[string]string{}
	for _, owner := range owners {
		var pairs []string
		for _, name := range slices.Sorted(maps.Keys(columns)) {
			if key, of := strings.CutPrefix(name, owner+"."); of {
				pairs = append(pairs, key+": "+typed("row.`"+name+"`", columns[name]))
			}
		}
		properties[owner] = "{" + strings.Join(pairs, ", ") + "}"
	}
	return `LOAD CSV WITH HEADERS FROM '` + url + `' AS row
CALL (row) {
  MATCH (a:Place {id: row.a})
  MATCH (b:Place {id: row.b})
  MATCH (source:Entity {id: row.source})
  CREATE (a)-[:TIE ` + properties["tie"] + `]->(b), (a)-[:PARTNER_OF ` + properties["shown"] + `]->(b)
  CREATE (saying:Saying:Version:Statement ` + properties["saying"] + `)
  CREATE (saying)-[:SAID_BY]->(source), (saying)-[:ABOUT]->(a), (saying)-[:ABOUT]->(b)
} IN TRANSACTIONS OF 5000 ROWS`
}

// typed turns the text of a cell into the type that a property has.
func typed(text string, like any) string {
	switch like.(type) {
	case int64:
		return "toInteger(" + text + ")"
	case bool:
		return "toBoolean(" + text + ")"
	case []any:
		return "split(" + text + ", '|')"
	default:
		return text
	}
}
