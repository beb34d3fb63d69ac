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
// left alone. It tells whether it did. Where another import is under way, or has
// died, it waits (WaitForOther) and tells waiting, which may be nil, why.
func FillIfEmpty(ctx context.Context, s store.Store, inputs []Input, waiting func(error)) (Report, bool, error) {
	releases, err := s.Releases(ctx)
	if err != nil || len(releases) > 0 {
		return Report{}, false, err
	}
	report, err := Load(ctx, s, inputs, Options{Owner: "fill", Note: "shipped data", Wait: WaitForOther, Waiting: waiting})
	return report, report.Release != nil, err
}
