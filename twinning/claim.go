package twinning

// Claim is a figure that somebody reported; what is recorded may differ.
type Claim struct {
	ID        ID        `json:"id"`
	Subject   ID        `json:"subject"`         // the city or event it is about
	Measure   Measure   `json:"measure"`         // what was counted
	Cities    *int      `json:"cities"`          // nil where nothing was said
	Countries *int      `json:"countries"`       // nil where nothing was said
	Other     *int      `json:"other,omitempty"` // a figure of another unit: deals, participants
	Qualifier Qualifier `json:"qualifier"`
	AsOf      Date      `json:"asOf,omitzero"`
	Source    ID        `json:"source"`
	Note      string    `json:"note,omitempty"`
}

// Measure is what a claim counts.
type Measure string

// The measures of claims.
const (
	MeasurePartnerCities         Measure = "PARTNER_CITIES"
	MeasureEuropeanPartnerCities Measure = "EUROPEAN_PARTNER_CITIES"
	MeasureParticipants          Measure = "PARTICIPANTS"
	MeasureDeals                 Measure = "DEALS"
	MeasureOther                 Measure = "OTHER"
)

// Measures lists them in the order of the schema.
var Measures = []Measure{MeasurePartnerCities, MeasureEuropeanPartnerCities, MeasureParticipants, MeasureDeals, MeasureOther}

// Qualifier tells "over", "about", "at most".
type Qualifier string

// The qualifiers of reported figures.
const (
	QualifierExact   Qualifier = "EXACT"
	QualifierAtLeast Qualifier = "AT_LEAST"
	QualifierAbout   Qualifier = "ABOUT"
	QualifierAtMost  Qualifier = "AT_MOST"
)

// Qualifiers lists them in the order of the schema.
var Qualifiers = []Qualifier{QualifierExact, QualifierAtLeast, QualifierAbout, QualifierAtMost}

// EntityID and the methods below make a Claim an Entity.
func (c Claim) EntityID() ID { return c.ID }

// Links has subject and source.
func (c Claim) Links() []Link { return join(link(RoleSubject, c.Subject), link(RoleSource, c.Source)) }

// SearchKeys is empty: claims are found through their subject.
func (c Claim) SearchKeys() []SearchKey { return nil }

// SortKey orders claims by day, unknown last, then measure.
func (c Claim) SortKey() string { return dateKey(c.AsOf) + " " + string(c.Measure) }

// Source is where something is said.
type Source struct {
	ID        ID     `json:"id"`
	Title     string `json:"title,omitempty"` // the source's own; empty where none is known
	Publisher string `json:"publisher,omitempty"`
	URL       string `json:"url,omitempty"`     // an address as it was cited
	Locator   string `json:"locator,omitempty"` // what is no address
	Date      Date   `json:"date,omitzero"`
	Retrieved Date   `json:"retrieved,omitzero"`
	Kind      string `json:"kind,omitempty"` // press, city, dataset, ...
	Country   string `json:"country,omitempty"`
	Licence   string `json:"licence,omitempty"`
	Note      string `json:"note,omitempty"`
}

// SourceID is the ID of the source with the key.
func SourceID(key string) ID { return NewID(TypeSource, key) }

// EntityID and the methods below make a Source an Entity.
func (s Source) EntityID() ID { return s.ID }

// Links is empty.
func (s Source) Links() []Link { return nil }

// SearchKeys is empty: sources are found through what they say.
func (s Source) SearchKeys() []SearchKey { return nil }

// SortKey orders sources by key.
func (s Source) SortKey() string { return s.ID.Key() }

// Label is the title; where none is known publisher and date, else the key.
func (s Source) Label() string {
	switch {
	case s.Title != "":
		return s.Title
	case s.Publisher == "":
		return s.ID.Key()
	case s.Date.IsZero():
		return s.Publisher
	default:
		return s.Publisher + ", " + s.Date.String()
	}
}
