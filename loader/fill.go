package loader

import (
	"context"

	"github.com/sistergraph/sistergraph/data"
	"github.com/sistergraph/sistergraph/store"
)

// Shipped are the packages that the program carries.
func Shipped() []Input {
	var out []Input
	for _, p := range data.Packages() {
		out = append(out, Package("shipped/"+p.Name, p.FS))
	}
	return out
}

// FillIfEmpty loads the inputs into a store that has no release yet; others are
// left alone. It tells whether it did.
func FillIfEmpty(ctx context.Context, s store.Store, inputs []Input) (Report, bool, error) {
	releases, err := s.Releases(ctx)
	if err != nil || len(releases) > 0 {
		return Report{}, false, err
	}
	report, err := Load(ctx, s, inputs, Options{Owner: "fill", Note: "shipped data"})
	return report, err == nil, err
}
