package ask

import (
	"context"
	"fmt"
	"strings"

	"github.com/sistergraph/sistergraph/cmd/sistergraph/table"
)

// Framework asks who belongs to a framework of cooperation.
type Framework struct {
	Key  string `arg:"" help:"Its key or id, such as china-ceec or belt-and-road."`
	AsOf day    `placeholder:"YYYY-MM-DD" help:"The day asked; without it, that of the release."`
	Ever bool   `help:"Past members too."`
}

// Answer lists the members and those in other roles.
func (q *Framework) Answer(ctx context.Context, s *Session) error {
	variables := map[string]any{"id": q.Key, "ever": q.Ever}
	if q.AsOf != "" {
		variables["asOf"] = q.AsOf
	}
	var found struct {
		Framework *struct {
			Key, Name string
			Aliases   []string
			Members   []membership
		}
	}
	data, err := s.fetch(ctx, "framework", variables, &found)
	if err != nil {
		return err
	}
	if found.Framework == nil {
		return &Failure{fmt.Sprintf("there is no framework %q", q.Key), codeNotFound, "sistergraph ask search NAME --type framework finds it by name"}
	}
	f := found.Framework
	t := &table.Table{Head: []string{"member", "role", "counts as member", "joined", "left", "sources"}}
	members := 0
	for _, m := range f.Members {
		if m.Counts == "YES" {
			members++
		}
		t.Rows = append(t.Rows, []string{m.Member.Name, words(m.Role), words(m.Counts), orUnknown(m.Joined), m.Left, publishers(m.Sources)})
	}
	title := f.Name
	if len(f.Aliases) > 0 {
		title += " (" + strings.Join(f.Aliases, ", ") + ")"
	}
	return s.show(data, report{{title: title, table: t, lines: []string{fmt.Sprintf("Counted as members: %d of %d", members, len(t.Rows))}}})
}
