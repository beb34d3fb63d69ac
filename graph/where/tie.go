package where

import (
	"fmt"
	"slices"
	"strings"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// tie has the conditions about a tie, which PartnerFilter and PartnershipFilter share.
type tie struct {
	kinds      []twinning.Kind
	statuses   []twinning.Status
	since      *DateRange
	ended      *DateRange
	sources    []twinning.ID
	statedBy   *twinning.StatedBy
	fields     []twinning.ID
	frameworks []twinning.ID
	disputed   []twinning.Gap
}

func (f *Partner) tie() tie {
	return tie{f.Kinds, f.Statuses, f.Since, f.Ended, f.Sources, f.StatedBy, f.Fields, f.Frameworks, f.Disputed}
}

func (f *Partnership) tie() tie {
	return tie{f.Kinds, f.Statuses, f.Since, f.Ended, f.Sources, f.StatedBy, f.Fields, f.Frameworks, f.Disputed}
}

func (b *builder) tie(f tie) {
	if f.kinds != nil {
		b.list("kinds", len(f.kinds))
		b.add(store.KindIn(f.kinds))
	}
	if f.statuses != nil {
		b.list("statuses", len(f.statuses))
		b.add(store.StatusIn(f.statuses))
	}
	if r, missing, ok := b.dates("since", f.since); ok {
		b.add(store.SinceIn{Range: r, Missing: missing})
	}
	if r, missing, ok := b.dates("ended", f.ended); ok {
		b.add(store.EndedIn{Range: r, Missing: missing})
	}
	if f.sources != nil {
		b.add(store.SourceIn(b.ids("sources", f.sources, twinning.TypeSource)))
	}
	if f.statedBy != nil {
		b.add(store.StatedByIs(*f.statedBy))
	}
	if f.fields != nil {
		b.add(store.FieldIn(b.fields("fields", f.fields)))
	}
	if f.frameworks != nil {
		b.list("frameworks", len(f.frameworks))
		ids := make([]twinning.ID, 0, len(f.frameworks))
		for i, id := range f.frameworks {
			ids = append(ids, b.framework(fmt.Sprintf("frameworks[%d]", i), id).ID)
		}
		b.add(store.UnderFramework(ids))
	}
	if f.disputed != nil {
		b.list("disputed", len(f.disputed))
		b.add(store.DisputeIn(f.disputed))
	}
}

// dates gives the days of a range; false where it asks nothing, as an absent one.
func (b *builder) dates(member string, r *DateRange) (twinning.Interval, store.MissingDate, bool) {
	if r == nil || r.From == nil && r.To == nil && r.Unknown == nil {
		return twinning.Interval{}, "", false
	}
	span, missing, reason := r.interval()
	if reason != "" {
		b.bad(member, r.From.String()+" to "+r.To.String(), reason, "give the earlier day as from")
	}
	return span, missing, true
}

func (r *DateRange) interval() (twinning.Interval, store.MissingDate, string) {
	span := twinning.Interval{First: twinning.AlwaysDay, Last: twinning.NeverDay}
	if r.From != nil {
		span.First = r.From.First()
	}
	if r.To != nil {
		span.Last = r.To.Last()
	}
	missing := store.MissingUndecided
	if r.Unknown != nil {
		missing = store.MissingDate(*r.Unknown)
	}
	if span.First > span.Last {
		return span, missing, "from is after to"
	}
	return span, missing, ""
}

// fields gives the ids of fields of cooperation that were named by id or key.
func (b *builder) fields(member string, named []twinning.ID) []twinning.ID {
	b.list(member, len(named))
	ids := make([]twinning.ID, 0, len(named))
	for i, id := range named {
		at := slices.IndexFunc(b.at.Ref.Fields, func(f twinning.Field) bool { return f.ID == id || f.Key == string(id) })
		if at < 0 {
			b.bad(fmt.Sprintf("%s[%d]", member, i), id, fmt.Sprintf("there is no field of cooperation %q", id),
				"there are "+keys(b.at.Ref.Fields, func(f twinning.Field) string { return f.Key }))
			continue
		}
		ids = append(ids, b.at.Ref.Fields[at].ID)
	}
	return ids
}

func (b *builder) framework(member string, id twinning.ID) twinning.Framework {
	f, ok := b.at.Ref.Framework(id)
	if !ok {
		b.bad(member, id, fmt.Sprintf("there is no framework %q", id), FrameworkHint(b.at.Ref))
	}
	return f
}

// FrameworkHint names the frameworks that there are.
func FrameworkHint(ref *twinning.Reference) string {
	return "there are " + keys(ref.Frameworks, func(f twinning.Framework) string { return f.Key })
}

// keys joins the keys of records, at most 40 of them.
func keys[E any](all []E, key func(E) string) string {
	const most = 40
	names := make([]string, 0, most)
	for _, e := range all[:min(len(all), most)] {
		names = append(names, key(e))
	}
	if len(all) > most {
		names = append(names, "...")
	}
	if len(names) == 0 {
		return "none in this release"
	}
	return strings.Join(names, ", ")
}
