package twinning

// Kind is what sort of tie two places have. No kind said is KindUnknown.
type Kind string

// The kinds of ties.
const (
	KindSisterCity       Kind = "SISTER_CITY"
	KindFriendshipCity   Kind = "FRIENDSHIP_CITY"
	KindFriendlyExchange Kind = "FRIENDLY_EXCHANGE"
	KindCooperation      Kind = "COOPERATION"
	KindUnknown          Kind = "UNKNOWN"
)

// Kinds lists them in the order of the schema.
var Kinds = []Kind{KindSisterCity, KindFriendshipCity, KindFriendlyExchange, KindCooperation, KindUnknown}

// Status is how a tie stands on a day.
type Status string

// The statuses of ties. Active, Suspended and Unknown ties stand.
const (
	StatusActive     Status = "ACTIVE"
	StatusSuspended  Status = "SUSPENDED"
	StatusLapsed     Status = "LAPSED"
	StatusTerminated Status = "TERMINATED"
	StatusSuperseded Status = "SUPERSEDED"
	StatusUnknown    Status = "UNKNOWN"
)

// Statuses lists them in the order of the schema.
var Statuses = []Status{StatusActive, StatusSuspended, StatusLapsed, StatusTerminated, StatusSuperseded, StatusUnknown}

// Ended tells whether a tie of this status no longer stands.
func (s Status) Ended() bool {
	return s == StatusLapsed || s == StatusTerminated || s == StatusSuperseded
}

// Level is what sort of place a place is. Municipalities are cities.
type Level string

// The levels of places.
const (
	LevelCity      Level = "CITY"
	LevelDistrict  Level = "DISTRICT"
	LevelCounty    Level = "COUNTY"
	LevelProvince  Level = "PROVINCE"
	LevelCommunity Level = "COMMUNITY"
	LevelUnknown   Level = "UNKNOWN"
)

// Levels lists them in the order of the schema.
var Levels = []Level{LevelCity, LevelDistrict, LevelCounty, LevelProvince, LevelCommunity, LevelUnknown}

// Scope picks ties by whether they stand on a day (semantics 2).
type Scope string

// The scopes. Ever is Standing or Ended.
const (
	ScopeStanding Scope = "STANDING"
	ScopeEnded    Scope = "ENDED"
	ScopeEver     Scope = "EVER"
)

// Scopes lists them in the order of the schema.
var Scopes = []Scope{ScopeStanding, ScopeEnded, ScopeEver}

// StatedBy tells which of the two sides state a tie.
type StatedBy string

// Who states a tie. Sides count, third parties do not.
const (
	StatedByOneSide        StatedBy = "ONE_SIDE"
	StatedByBothSides      StatedBy = "BOTH_SIDES"
	StatedByThirdPartyOnly StatedBy = "THIRD_PARTY_ONLY"
)

// Gap is what a filter asked about and a record does not tell.
type Gap string

// The gaps, in the order in which answers list them.
const (
	GapSince      Gap = "SINCE"
	GapUntil      Gap = "UNTIL"
	GapKind       Gap = "KIND"
	GapStatus     Gap = "STATUS"
	GapLevel      Gap = "LEVEL"
	GapCountry    Gap = "COUNTRY"
	GapMembership Gap = "MEMBERSHIP"
	GapPopulation Gap = "POPULATION"
	GapLocation   Gap = "LOCATION"
)

// Gaps lists them in that order.
var Gaps = []Gap{GapSince, GapUntil, GapKind, GapStatus, GapLevel, GapCountry, GapMembership, GapPopulation, GapLocation}
