package twinning

import "slices"

// History is what the acts and the recorded status of a tie mean day by day:
// the form in which stores keep them for filters.
type History struct {
	// Since is when it began; First is AlwaysDay when unknown.
	Since Interval
	// Ended is the day from which it has ended: NeverDay when it has not,
	// AlwaysDay when the day is unknown. EndedLast is the last day that may be.
	Ended     Day
	EndedLast Day
	// EndStatus is the status from Ended on; empty when it has not ended.
	EndStatus Status
	// Before is the status before Ended, outside suspensions.
	Before Status
	// Suspended has the spells of suspension, first day in, last day out, by
	// first day, none touching another; NeverDay for one that goes on.
	Suspended []Spell
}

// Spell is a span of days without its end.
type Spell struct{ From, To Day }

// History reads the acts: an ending counts from the first day its date may
// mean, an ending of unknown date on every day (semantics 2, 5).
func (p Partnership) History() History {
	h := History{Since: p.Since.Interval(), Ended: NeverDay, EndedLast: NeverDay, Before: p.Status}
	var turns []Act
	for _, a := range p.Acts {
		switch {
		case a.Type.Ends():
			if h.EndStatus == "" || a.Date.First() < h.Ended {
				h.Ended, h.EndedLast, h.EndStatus = a.Date.First(), a.Date.Last(), Status(a.Type)
			}
		case a.Type == ActSuspended || a.Type == ActResumed:
			turns = append(turns, a)
		}
	}
	if p.Status.Ended() {
		h.Before = StatusUnknown
		if h.EndStatus == "" {
			h.Ended, h.EndStatus = AlwaysDay, p.Status
		}
	}
	if p.Status == StatusSuspended && len(turns) > 0 {
		h.Before = StatusUnknown
	}
	h.Suspended = spells(turns)
	return h
}

func spells(turns []Act) []Spell {
	slices.SortStableFunc(turns, func(a, b Act) int {
		return int(min(max(int64(a.Date.First())-int64(b.Date.First()), -1), 1))
	})
	var out []Spell
	open := false
	for _, t := range turns {
		day := t.Date.First()
		switch {
		case t.Type == ActSuspended && !open && len(out) > 0 && out[len(out)-1].To == day:
			out[len(out)-1].To, open = NeverDay, true
		case t.Type == ActSuspended && !open:
			out, open = append(out, Spell{day, NeverDay}), true
		case t.Type == ActResumed && open:
			out[len(out)-1].To, open = day, false
		}
	}
	return slices.DeleteFunc(out, func(s Spell) bool { return s.From >= s.To })
}

// StatusOn is the status on a day.
func (h History) StatusOn(day Day) Status {
	if h.Ended <= day {
		return h.EndStatus
	}
	for _, s := range h.Suspended {
		if s.From <= day && day < s.To {
			return StatusSuspended
		}
	}
	return h.Before
}

// StandsOn tells whether the tie stands on a day: begun (or its first day
// unknown) and not ended by it.
func (h History) StandsOn(day Day) bool { return h.Since.First <= day && day < h.Ended }

// In tells whether the tie is in the scope on a day.
func (h History) In(scope Scope, day Day) bool {
	switch scope {
	case ScopeEnded:
		return h.Ended <= day
	case ScopeEver:
		return h.Since.First <= day || h.Ended <= day
	default:
		return h.StandsOn(day)
	}
}

// StatusOn is the status of the tie on a day.
func (p Partnership) StatusOn(day Day) Status { return p.History().StatusOn(day) }
