package neo4j

import (
	"context"
	"iter"
	"strings"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// Statements pages through what sources say of each tie.
func (s *Store) Statements(ctx context.Context, release int, q store.StatementQuery) (map[twinning.ID]store.StatementPage, error) {
	out := map[twinning.ID]store.StatementPage{}
	asked, err := s.asked(ctx, release, q.Ties)
	if err != nil || len(q.Ties) == 0 {
		return out, err
	}
	p := store.Page{Limit: q.Limit}
	if q.Limit <= 0 {
		p.Limit = -1
	}
	if q.After != "" {
		p.After = store.Key{string(q.After)}
	}
	c := newCompiler(release)
	c.params["ids"] = asked.ids
	l := list{scope: "id", match: statement("statements_of", nil), id: "node.id", columns: []string{"version._body"}}
	page, err := l.page(c, p, true)
	if err != nil {
		return nil, err
	}
	err = s.read(ctx, statement("statements", fragments{"page": page}), c.params, func(r row) error {
		rows, more := cut(r, p)
		answer := store.StatementPage{More: more.After, Total: r.number("total")}
		for _, values := range rows {
			_, columns := l.key(values)
			statement, err := decode[twinning.Statement](columns[0])
			if err != nil {
				return err
			}
			answer.Statements = append(answer.Statements, statement)
		}
		for _, as := range asked.by[r.id("id")] {
			out[as] = answer
		}
		return nil
	})
	return out, err
}

// streamSize is how many records a statement of a stream returns.
const streamSize = 2000

// Stream walks the records of a type by id, one statement for each streamSize of them.
func (s *Store) Stream(ctx context.Context, release int, t twinning.Type) iter.Seq2[any, error] {
	return func(yield func(any, error) bool) {
		if err := s.readable(ctx, release); err != nil {
			yield(nil, err)
			return
		}
		text, after := streamOf(t), ""
		for {
			var page []any
			c := newCompiler(release)
			c.params["after"], c.params["type"], c.params["most"] = after, string(t), streamSize
			err := s.read(ctx, text, c.params, func(r row) error {
				after = r.text("id")
				record, err := decodeRecord(twinning.ID(after), value[any](r, "body"))
				page = append(page, record)
				return err
			})
			if err != nil {
				yield(nil, err)
				return
			}
			for _, record := range page {
				if err := ctx.Err(); err != nil {
					yield(nil, err)
					return
				}
				if !yield(record, nil) {
					return
				}
			}
			if len(page) < streamSize {
				return
			}
		}
	}
}

func streamOf(t twinning.Type) string {
	switch label := labelOf(t); label {
	case "":
		return statement("stream_ties", nil)
	case "Entity":
		return statement("stream_entities", nil)
	default:
		return statement("stream_nodes", fragments{"label": label})
	}
}

// entityText keeps entities with a key that has the text inside.
func (c *compiler) entityText(version, text string) string {
	inside := c.bind(word(text))
	var parts []string
	for _, keys := range keysOfGrade {
		parts = append(parts, "coalesce("+version+"."+keys+", '') CONTAINS "+inside)
	}
	return "(" + strings.Join(parts, " OR ") + ")"
}
