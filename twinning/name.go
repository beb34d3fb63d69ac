package twinning

import "golang.org/x/text/language"

// Name is one name of a record.
type Name struct {
	Text string `json:"text"`
	// Language is a BCP 47 tag; empty when not said.
	Language string `json:"language,omitempty"`
	// Script is an ISO 15924 code (Latn, Hans); empty when not said.
	Script string   `json:"script,omitempty"`
	Kind   NameKind `json:"kind"`
}

// NameKind ranks names: identity and search prefer the earlier.
type NameKind string

// The kinds of names.
const (
	NameOfficial NameKind = "OFFICIAL"
	NameCommon   NameKind = "COMMON"
	NameAlias    NameKind = "ALIAS"
	NameFormer   NameKind = "FORMER"
	NameUnknown  NameKind = "UNKNOWN"
)

// NameKinds lists them in the order of the schema.
var NameKinds = []NameKind{NameOfficial, NameCommon, NameAlias, NameFormer, NameUnknown}

// Grade is 0 for official and common names, 1 for aliases and unknown, 2 for
// former names: the order in which identity and search try them.
func (k NameKind) Grade() int {
	switch k {
	case NameOfficial, NameCommon:
		return 0
	case NameFormer:
		return 2
	default:
		return 1
	}
}

// Names are the names of one record, the one to show first.
type Names []Name

// In is the name in the language (BCP 47): exactly that tag, else one of the
// same base language, else English, else the first. Former names and aliases
// serve only when nothing else does. The zero Name when there is none.
func (n Names) In(lang string) Name {
	if len(n) == 0 {
		return Name{}
	}
	if lang != "" {
		if m, ok := n.exactly(lang); ok {
			return m
		}
		if tag, err := language.Parse(lang); err == nil {
			base, _ := tag.Base()
			if m, ok := n.base(base.String()); ok {
				return m
			}
		}
	}
	if m, ok := n.exactly("en"); ok {
		return m
	}
	return n[0]
}

func (n Names) exactly(lang string) (Name, bool) {
	for _, m := range n {
		if m.Language == lang && m.Kind.Grade() == 0 {
			return m, true
		}
	}
	return Name{}, false
}

func (n Names) base(base string) (Name, bool) {
	for _, m := range n {
		if m.Language == "" || m.Kind.Grade() != 0 {
			continue
		}
		if tag, err := language.Parse(m.Language); err == nil {
			if b, _ := tag.Base(); b.String() == base {
				return m, true
			}
		}
	}
	return Name{}, false
}
