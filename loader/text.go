package loader

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/sistergraph/sistergraph/loader/identity"
	"github.com/sistergraph/sistergraph/twinning"
)

// nouns has the word for records of a type, for one and for more.
var nouns = map[twinning.Type][2]string{
	twinning.TypeCity: {"place", "places"}, twinning.TypePartnership: {"partnership", "partnerships"},
	twinning.TypeStatement: {"statement", "statements"}, twinning.TypeCountry: {"country", "countries"},
	twinning.TypeFramework: {"framework", "frameworks"}, twinning.TypeMembership: {"membership", "memberships"},
	twinning.TypeOrganisation: {"organisation", "organisations"}, twinning.TypeAgreement: {"agreement", "agreements"},
	twinning.TypeEvent: {"event", "events"}, twinning.TypeZone: {"zone", "zones"}, twinning.TypeOffice: {"office", "offices"},
	twinning.TypeField: {"field of cooperation", "fields of cooperation"}, twinning.TypeClaim: {"claim", "claims"},
	twinning.TypeSource: {"source", "sources"},
}

// Text writes the report for people.
func (r Report) Text(w io.Writer) error {
	var b strings.Builder
	for _, why := range r.Rejected {
		fmt.Fprintln(&b, why.Error())
	}
	if r.Unlisted > 0 {
		fmt.Fprintf(&b, "... and %d more\n", r.Unlisted)
	}
	for _, passed := range r.Passed {
		fmt.Fprintln(&b, passed.Error())
	}
	if n := r.PassedOver - len(r.Passed); n > 0 {
		fmt.Fprintf(&b, "... and %d more values passed over\n", n)
	}
	fmt.Fprintf(&b, "%s read: %d used, %d unchanged, %d merged, %d rejected",
		plural(r.Rows.Read, "row", "rows"), r.Rows.Used, r.Rows.Unchanged, r.Rows.Merged, r.Rows.Rejected)
	if r.LeftOut > 0 {
		fmt.Fprintf(&b, " (%d of them left out on purpose)", r.LeftOut)
	}
	b.WriteByte('\n')
	for _, t := range slices.Sorted(maps.Keys(r.Records)) {
		c := r.Records[t]
		if c.Created+c.Changed > 0 {
			fmt.Fprintf(&b, "  %s: %d created, %d changed\n", nouns[t][1], c.Created, c.Changed)
		}
	}
	for _, grade := range slices.Sorted(maps.Keys(r.Matches)) {
		verb := "matched by "
		if grade == string(identity.Made) {
			verb = ""
		}
		fmt.Fprintf(&b, "  places %s%s: %d\n", verb, grade, r.Matches[grade])
	}
	if r.Withdrawn > 0 {
		fmt.Fprintf(&b, "  statements withdrawn by their sources: %d\n", r.Withdrawn)
	}
	r.Effects.text(&b)
	switch {
	case r.Release != nil:
		fmt.Fprintf(&b, "release %d made, as of %s", r.Release.Number, r.Release.Day)
	case r.DryRun:
		b.WriteString("dry run: nothing was changed")
	case r.Rows.Used == 0 && r.Failed() == 0:
		b.WriteString("nothing is new: no release made")
	default:
		b.WriteString("no release made")
	}
	fmt.Fprintf(&b, " (%.1f s, %.0f rows a second)\n", r.Seconds, r.RowsPerSecond)
	for _, warning := range r.Warnings {
		fmt.Fprintln(&b, "warning:", warning)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// text tells consequences, each on a line.
func (e Effects) text(b *strings.Builder) {
	for _, c := range []struct {
		n    int
		what string
	}{
		{e.TiesAdded, "added"},
		{e.TiesEnded, "ended"},
		{e.TiesRedated, "with another first day"},
		{e.TiesRekinded, "of another kind"},
		{e.TiesResourced, "with other sources"},
	} {
		if c.n > 0 {
			fmt.Fprintf(b, "  partnerships %s: %d\n", c.what, c.n)
		}
	}
	if e.PlacesCreated > 0 {
		fmt.Fprintf(b, "  places made from names alone: %d\n", e.PlacesCreated)
	}
	for _, c := range e.Cities {
		fmt.Fprintln(b, "  "+c.Text())
	}
	if e.Uncounted {
		fmt.Fprintf(b, "  the partners of %d places were counted, those of others differ too\n", e.Counted)
	}
	for _, c := range e.Claims {
		fmt.Fprintln(b, "  "+c.Text())
	}
}

func plural(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, more)
}
