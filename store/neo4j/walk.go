package neo4j

import (
	"context"

	"github.com/sistergraph/sistergraph/store"
)

// hop is a tie from a place of a frontier to another.
type hop struct{ from, to, tie string }

// walker finds the hops of a set of ties, one frontier a statement. Chains are not left to the engine's own search: it
// can neither count chains without listing them nor give the first by their ids, and it judges a condition about the
// versions of places once for every chain.
type walker struct {
	s       *Store
	release int
	set     store.TieSet
	// reach is the condition about the far place under which a hop is taken; places in free need not pass.
	reach store.Cond
	free  []string
}

// hops are all from the places; only to those in within, unless it is nil.
func (w walker) hops(ctx context.Context, from, within []string) ([]hop, error) {
	c := newCompiler(w.release)
	slots := w.slots(c)
	c.params["ids"] = from
	if within != nil {
		slots["reach"] = "far.id IN " + c.bind(within)
	}
	return w.read(ctx, statement("neighbours", slots), c)
}

// all are the hops of the whole network, each tie once, between places that both pass.
func (w walker) all(ctx context.Context) ([]hop, error) {
	c := newCompiler(w.release)
	slots := w.slots(c)
	slots["reach"] += " AND " + c.place(w.reach, end{"near", "nearVersion"}).text
	return w.read(ctx, statement("all_neighbours", slots), c)
}

func (w walker) slots(c *compiler) fragments {
	slots := c.seenFromPlace(w.set)
	slots["versionOfNear"] = versionOf("near")
	slots["reach"] = c.place(w.reach, end{"far", "farVersion"}).text
	if w.reach != nil && len(w.free) > 0 {
		slots["reach"] += " OR far.id IN " + c.bind(w.free)
	}
	return slots
}

func (w walker) read(ctx context.Context, text string, c *compiler) ([]hop, error) {
	var out []hop
	err := w.s.read(ctx, text, c.params, func(r row) error {
		out = append(out, hop{r.text("id"), r.text("far"), r.text("tie")})
		return nil
	})
	return out, err
}

// there keeps the ids that have a place in the release.
func (s *Store) there(ctx context.Context, release int, ids []string) (map[string]bool, error) {
	out := map[string]bool{}
	c := newCompiler(release)
	c.params["ids"] = ids
	err := s.read(ctx, statement("places_there", nil), c.params, func(r row) error {
		out[r.text("id")] = true
		return nil
	})
	return out, err
}
