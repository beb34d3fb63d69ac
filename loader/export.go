package loader

import (
	"context"

	"github.com/sistergraph/sistergraph/loader/format/datapackage"
	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// exported are the types of entities in the order in which packages hold them.
var exported = []twinning.Type{
	twinning.TypeSource, twinning.TypeCountry, twinning.TypeFramework, twinning.TypeField, twinning.TypeOrganisation,
	twinning.TypeZone, twinning.TypeOffice, twinning.TypeMembership, twinning.TypeEvent, twinning.TypeAgreement, twinning.TypeClaim,
}

// Export writes a release as a Data Package into the folder, record by record.
// Loaded into an empty store it gives the same records.
func Export(ctx context.Context, s store.Store, release int, dir string, m datapackage.Meta) error {
	w, err := datapackage.Create(dir, m)
	if err != nil {
		return err
	}
	if err := export(ctx, s, release, w); err != nil {
		return err
	}
	return w.Close()
}

func export(ctx context.Context, s store.Store, release int, w *datapackage.Writer) error {
	for v, err := range s.Stream(ctx, release, twinning.TypeCity) {
		if err != nil {
			return err
		}
		if err := w.Place(v.(twinning.City)); err != nil {
			return err
		}
	}
	for _, t := range exported {
		for v, err := range s.Stream(ctx, release, t) {
			if err != nil {
				return err
			}
			if err := w.Entity(v.(twinning.Entity)); err != nil {
				return err
			}
		}
	}
	var ties []twinning.Partnership
	for v, err := range s.Stream(ctx, release, twinning.TypePartnership) {
		if err != nil {
			return err
		}
		if ties = append(ties, v.(twinning.Partnership)); len(ties) == defaultChunkRows {
			if err := exportTies(ctx, s, release, w, ties); err != nil {
				return err
			}
			ties = ties[:0]
		}
	}
	return exportTies(ctx, s, release, w, ties)
}

func exportTies(ctx context.Context, s store.Store, release int, w *datapackage.Writer, ties []twinning.Partnership) error {
	ids := make([]twinning.ID, len(ties))
	for i, t := range ties {
		ids[i] = t.ID
	}
	said, err := s.Statements(ctx, release, store.StatementQuery{Ties: ids})
	if err != nil {
		return err
	}
	for _, t := range ties {
		if err := w.Tie(t, said[t.ID].Statements); err != nil {
			return err
		}
	}
	return nil
}
