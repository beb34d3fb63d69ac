package twinning

import (
	"slices"
	"strings"
)

// Reference is the small data that every answer of a release needs: countries,
// frameworks, memberships and fields of cooperation. It is read once a release
// and never changed; build it with NewReference.
type Reference struct {
	Countries   []Country    // by English name
	Frameworks  []Framework  // by key
	Memberships []Membership // by framework, member, first day
	Fields      []Field      // by key
	// Merged has the ids that were given up, with those that answer for them, which were not.
	Merged map[ID]ID

	country   map[CountryCode]int
	framework map[ID]int
	members   map[ID][]int // by framework
	of        map[ID][]int // by member
}

// NewReference sorts and indexes the records, which it takes over. An id that was given up may lead to another such.
func NewReference(countries []Country, frameworks []Framework, memberships []Membership, fields []Field, merged map[ID]ID) *Reference {
	r := &Reference{
		Merged:    make(map[ID]ID, len(merged)),
		Countries: countries, Frameworks: frameworks, Memberships: memberships, Fields: fields,
		country: map[CountryCode]int{}, framework: map[ID]int{}, members: map[ID][]int{}, of: map[ID][]int{},
	}
	sortEntities(r.Countries)
	sortEntities(r.Frameworks)
	sortEntities(r.Memberships)
	sortEntities(r.Fields)
	for id := range merged {
		r.Merged[id] = Answering(merged, id)
	}
	for i, c := range r.Countries {
		r.country[c.Code] = i
	}
	for i, f := range r.Frameworks {
		r.framework[f.ID] = i
	}
	for i, m := range r.Memberships {
		r.members[m.Framework] = append(r.members[m.Framework], i)
		r.of[m.Member] = append(r.of[m.Member], i)
	}
	return r
}

// ReferenceOf is NewReference of the records among others.
func ReferenceOf(entities []Entity, merged map[ID]ID) *Reference {
	var (
		countries   []Country
		frameworks  []Framework
		memberships []Membership
		fields      []Field
	)
	for _, e := range entities {
		switch e := e.(type) {
		case Country:
			countries = append(countries, e)
		case Framework:
			frameworks = append(frameworks, e)
		case Membership:
			memberships = append(memberships, e)
		case Field:
			fields = append(fields, e)
		}
	}
	return NewReference(countries, frameworks, memberships, fields, merged)
}

// Answering is the id that answers for one by mergers of ids, which may lead to one another: itself where it was not given
// up. It takes as many steps as there are mergers at most.
func Answering(merged map[ID]ID, id ID) ID {
	for range len(merged) {
		next, ok := merged[id]
		if !ok {
			break
		}
		id = next
	}
	return id
}

// Answering is the id that answers for one: another where it was given up, else itself.
func (r *Reference) Answering(id ID) ID {
	if other, ok := r.Merged[id]; ok {
		return other
	}
	return id
}

func sortEntities[E Entity](es []E) {
	slices.SortFunc(es, func(a, b E) int {
		if c := strings.Compare(a.SortKey(), b.SortKey()); c != 0 {
			return c
		}
		return strings.Compare(string(a.EntityID()), string(b.EntityID()))
	})
}

// Country has the code; false when there is none.
func (r *Reference) Country(code CountryCode) (Country, bool) {
	i, ok := r.country[code]
	if !ok {
		return Country{}, false
	}
	return r.Countries[i], true
}

// Framework has that ID or key; false when there is none.
func (r *Reference) Framework(idOrKey ID) (Framework, bool) {
	i, ok := r.framework[r.Answering(idOrKey)]
	if !ok {
		i, ok = r.framework[FrameworkID(string(idOrKey))]
	}
	if !ok {
		return Framework{}, false
	}
	return r.Frameworks[i], true
}

// Members are the membership rows of a framework.
func (r *Reference) Members(framework ID) []Membership { return r.rows(r.members[framework]) }

// MembershipsOf are the rows of a country or city.
func (r *Reference) MembershipsOf(member ID) []Membership { return r.rows(r.of[member]) }

func (r *Reference) rows(at []int) []Membership {
	out := make([]Membership, len(at))
	for i, j := range at {
		out[i] = r.Memberships[j]
	}
	return out
}

// MemberOn tells whether a country or city is a member of the framework on the day.
func (r *Reference) MemberOn(framework, member ID, day Day) Tri {
	t := False
	for _, i := range r.of[member] {
		if r.Memberships[i].Framework == framework {
			t = t.Or(r.Memberships[i].MemberOn(day))
		}
	}
	return t
}
