package sqlite

import (
	"errors"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

func TestReadersSeeTheirReleaseWhileAnImportWrites(t *testing.T) {
	for _, path := range []string{memoryPath, filepath.Join(t.TempDir(), "x.db")} {
		t.Run(path, func(t *testing.T) {
			s := openAt(t, path)
			im := begin(t, s)
			apply1(t, im, store.Batch{Cities: towns(100), Ties: rings(100)})
			if _, err := im.Publish(t.Context(), store.PublishInfo{Day: 1}); err != nil {
				t.Fatal(err)
			}
			im = begin(t, s)
			wrote := make(chan struct{})
			var readers sync.WaitGroup
			faults := make(chan error, 6)
			for range cap(faults) {
				readers.Go(func() { faults <- readUntil(t, s, wrote) })
			}
			for round := range 5 {
				cities := towns(100)
				for i := range cities {
					cities[i].Note = "changed"
				}
				removed := []twinning.ID{rings(100)[round].ID}
				apply1(t, im, store.Batch{Cities: cities, Removed: removed})
			}
			if _, err := im.Publish(t.Context(), store.PublishInfo{Day: 2}); err != nil {
				t.Fatal(err)
			}
			close(wrote)
			readers.Wait()
			for range cap(faults) {
				if err := <-faults; err != nil {
					t.Error(err)
				}
			}
			page := must(s.Ties(t.Context(), 2, store.TieQuery{Set: store.TieSet{Day: 3}, Page: store.Page{Limit: 0}, Total: true}))
			if page.Total != 95 {
				t.Errorf("release 2 has %d ties", page.Total)
			}
		})
	}
}

// readUntil reads release 1 again and again and compares what it finds.
func readUntil(t *testing.T, s *Store, wrote <-chan struct{}) error {
	for {
		page, err := s.Places(t.Context(), 1, store.PlaceQuery{Page: store.Page{Limit: -1}})
		if err != nil {
			return err
		}
		changed := slices.ContainsFunc(page.Places, func(p store.PlaceRow) bool { return p.City.Note != "" })
		tally, err := s.Tally(t.Context(), 1, []store.TieSet{{Day: 3}})
		if err != nil {
			return err
		}
		if c := tally[0][""].Counts; len(page.Places) != 100 || changed || c.Partnerships != 100 || c.Cities != 100 {
			return errors.New("release 1 changed while release 2 was written")
		}
		select {
		case <-wrote:
			return nil
		default:
		}
	}
}
