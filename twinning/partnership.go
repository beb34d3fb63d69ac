package twinning

// Partnership is the tie of two places: one for a pair, whose history is its
// acts. Kind, Status and Since are the values to show.
type Partnership struct {
	ID     ID     `json:"id"`
	A      ID     `json:"a"` // A < B by bytes
	B      ID     `json:"b"`
	Kind   Kind   `json:"kind"`
	Status Status `json:"status"` // as recorded, without regard to a day: see StatusOn
	// Since is the date of the formal act that made it the kind it is shown as.
	Since      Date   `json:"since,omitzero"`
	Acts       []Act  `json:"acts,omitempty"` // by date, unknown last
	Fields     []ID   `json:"fields,omitempty"`
	Frameworks []ID   `json:"frameworks,omitempty"` // under which it stands
	Note       string `json:"note,omitempty"`

	// What follows sums up the statements: Summarise sets it.

	Sources  []ID     `json:"sources"` // who says so, each once
	StatedBy StatedBy `json:"statedBy"`
	Disputes []Gap    `json:"disputes,omitempty"` // SINCE, KIND, STATUS: in what statements differ
}

// Act is what happened to a tie, when, by whom, why.
type Act struct {
	Type    ActType `json:"type"`
	Date    Date    `json:"date,omitzero"`
	By      []ID    `json:"by,omitempty"` // the sides or bodies that did it
	Reason  string  `json:"reason,omitempty"`
	Sources []ID    `json:"sources,omitempty"`
}

// ActType says what happened.
type ActType string

// The acts.
const (
	ActSigned     ActType = "SIGNED"
	ActRatified   ActType = "RATIFIED"
	ActRenewed    ActType = "RENEWED"
	ActUpgraded   ActType = "UPGRADED"
	ActSuspended  ActType = "SUSPENDED"
	ActResumed    ActType = "RESUMED"
	ActTerminated ActType = "TERMINATED"
	ActLapsed     ActType = "LAPSED"
	ActSuperseded ActType = "SUPERSEDED"
)

// ActTypes lists them in the order of the schema.
var ActTypes = []ActType{
	ActSigned, ActRatified, ActRenewed, ActUpgraded, ActSuspended, ActResumed, ActTerminated, ActLapsed, ActSuperseded,
}

// Ends tells whether the act ends a tie.
func (t ActType) Ends() bool { return Status(t).Ended() }

// Other is the far end seen from one of the two.
func (p Partnership) Other(end ID) ID {
	if end == p.A {
		return p.B
	}
	return p.A
}

// Statement is one source saying one tie, as it says it. Two sources that say
// different things stay two statements.
type Statement struct {
	ID     ID     `json:"id"`
	Tie    ID     `json:"tie"`
	Source ID     `json:"source"`
	Side   ID     `json:"side,omitempty"` // the end it speaks for; empty for a third party
	Kind   Kind   `json:"kind"`
	Since  Date   `json:"since,omitzero"`
	Until  Date   `json:"until,omitzero"`
	Status Status `json:"status"`
	Note   string `json:"note,omitempty"`
	// Withdrawn is the day from which the source no longer says it; a withdrawn
	// statement is kept, and counts for nothing.
	Withdrawn Date `json:"withdrawn,omitzero"`
}

// ShownIn tells whether the statement's values are those that the tie shows:
// all that it states agree and it states something, or it states nothing and
// the tie shows nothing.
func (s Statement) ShownIn(p Partnership) bool {
	if s.Kind == KindUnknown && s.Since.IsZero() && s.Status == StatusUnknown && s.Until.IsZero() {
		return p.Kind == KindUnknown && p.Since.IsZero() && p.Status == StatusUnknown
	}
	return (s.Kind == KindUnknown || s.Kind == p.Kind) &&
		(s.Since.IsZero() || s.Since == p.Since) &&
		(s.Status == StatusUnknown || s.Status == p.Status) &&
		(s.Until.IsZero() || s.Until == p.ended())
}

func (p Partnership) ended() Date {
	for _, a := range p.Acts {
		if a.Type.Ends() {
			return a.Date
		}
	}
	return Date{}
}

// Summarise sets Sources, StatedBy and Disputes from all statements of the
// tie. Sources that it has already keep their order, new ones follow by id.
func (p *Partnership) Summarise(statements []Statement) {
	said := map[ID]bool{}
	sides := map[ID]bool{}
	kinds, sinces, statuses := map[Kind]bool{}, map[Date]bool{}, map[Status]bool{}
	for _, s := range statements {
		if !s.Withdrawn.IsZero() {
			continue
		}
		said[s.Source] = true
		if s.Side != "" {
			sides[s.Side] = true
		}
		if s.Kind != KindUnknown {
			kinds[s.Kind] = true
		}
		if !s.Since.IsZero() {
			sinces[s.Since] = true
		}
		if s.Status != StatusUnknown {
			statuses[s.Status] = true
		}
	}
	var sources []ID
	for _, id := range p.Sources {
		if said[id] {
			sources = append(sources, id)
			delete(said, id)
		}
	}
	p.Sources = append(sources, sortedKeys(said)...)
	switch len(sides) {
	case 0:
		p.StatedBy = StatedByThirdPartyOnly
	case 1:
		p.StatedBy = StatedByOneSide
	default:
		p.StatedBy = StatedByBothSides
	}
	p.Disputes = nil
	if len(sinces) > 1 {
		p.Disputes = append(p.Disputes, GapSince)
	}
	if len(kinds) > 1 {
		p.Disputes = append(p.Disputes, GapKind)
	}
	if len(statuses) > 1 {
		p.Disputes = append(p.Disputes, GapStatus)
	}
}
