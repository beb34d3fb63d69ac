package world

import (
	"fmt"
	"strings"

	"github.com/sistergraph/sistergraph/loader"
)

// Differences tells in what a report is not what was expected; nil when it is.
func (e Expected) Differences(r loader.Report) []string {
	var out []string
	differ := func(what string, got, want int) {
		if got != want {
			out = append(out, fmt.Sprintf("%s: %d instead of %d", what, got, want))
		}
	}
	differ("rows read", r.Rows.Read, e.Rows.Read)
	differ("rows used", r.Rows.Used, e.Rows.Used)
	differ("rows unchanged", r.Rows.Unchanged, e.Rows.Unchanged)
	differ("rows merged", r.Rows.Merged, e.Rows.Merged)
	differ("rows rejected", r.Rows.Rejected, e.Rows.Rejected)
	differ("values passed over", r.PassedOver, e.PassedOver)
	for t, c := range r.Records {
		differ("records created: "+string(t), c.Created, e.Created[string(t)])
		differ("records changed: "+string(t), c.Changed, 0)
	}
	for t, n := range e.Created {
		if n > 0 && r.Records == nil {
			out = append(out, fmt.Sprintf("records created: no %s", t))
		}
	}
	return append(out, e.reasons(r)...)
}

// reasons compares why rows were rejected.
func (e Expected) reasons(r loader.Report) []string {
	var out []string
	left := map[string]int{}
	for reason, n := range e.Rejected {
		left[reason] = n
	}
	for _, why := range r.Rejected {
		text := why.Field + ": " + why.Reason
		found := false
		for reason := range left {
			if strings.HasPrefix(text, reason) {
				left[reason]--
				found = true
				break
			}
		}
		if !found && len(out) < 10 {
			out = append(out, "rejected, but not broken by us: "+why.Error())
		}
	}
	for reason, n := range left {
		if n != 0 && r.Unlisted == 0 {
			out = append(out, fmt.Sprintf("rejected because %q: %d missing", reason, n))
		}
	}
	return out
}
