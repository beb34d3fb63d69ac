package where

import (
	"slices"
	"strconv"

	"github.com/sistergraph/sistergraph/graph/fault"
	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// MaxList is the number of elements that a list in a filter may have.
const MaxList = 10_000

// At is the state and the day that a filter is read for.
type At struct {
	Ref *twinning.Reference
	Day twinning.Day
}

// Partner gives the condition about a tie seen from a city; nil where the filter is absent or empty. The
// path names the filter in errors.
func (at At) Partner(f *Partner, path string) (store.Cond, error) {
	if f == nil {
		return nil, nil
	}
	b := builder{at: at, path: path}
	b.area(f.Area, far)
	b.country(f.Country, far)
	b.levels(f.Levels, far)
	b.place("city", f.City, far)
	b.partnerOf(f.PartnerOf)
	b.tie(f.tie())
	return finish(b, f.And, f.Or, f.Not, func(f *Partner, path string) (store.Cond, error) { return at.Partner(f, path) })
}

// Partnership gives the condition about a tie seen from outside.
func (at At) Partnership(f *Partnership, path string) (store.Cond, error) {
	if f == nil {
		return nil, nil
	}
	b := builder{at: at, path: path}
	if f.Between != nil {
		a, errA := at.City(&f.Between.A, path+".between.a")
		z, errB := at.City(&f.Between.B, path+".between.b")
		b.fail(errA)
		b.fail(errB)
		b.add(store.Between{A: a, B: z})
	}
	if f.Domestic != nil {
		if *f.Domestic {
			b.add(store.Domestic{})
		} else {
			b.add(store.Not{Cond: store.Domestic{}})
		}
	}
	b.tie(f.tie())
	return finish(b, f.And, f.Or, f.Not, func(f *Partnership, path string) (store.Cond, error) { return at.Partnership(f, path) })
}

// City gives the condition about a place.
func (at At) City(f *City, path string) (store.Cond, error) {
	if f == nil {
		return nil, nil
	}
	b := builder{at: at, path: path}
	if f.IDs != nil {
		b.add(store.PlaceIn{Yes: b.ids("ids", f.IDs, twinning.TypeCity)})
	}
	b.area(f.Area, itself)
	b.country(f.Country, itself)
	b.levels(f.Levels, itself)
	b.population(f.Population)
	b.partnerCount(f.Partners)
	b.memberOf(f.MemberOf)
	b.near(f.Near)
	b.box(f.Within)
	return finish(b, f.And, f.Or, f.Not, func(f *City, path string) (store.Cond, error) { return at.City(f, path) })
}

// builder gathers the members of one filter, and the first error.
type builder struct {
	at    At
	path  string
	conds store.And
	err   error
}

func (b *builder) add(c store.Cond) { b.conds = append(b.conds, c) }

func (b *builder) fail(err error) {
	if b.err == nil {
		b.err = err
	}
}

func (b *builder) bad(member string, value any, reason, hint string) {
	path := member
	if b.path != "" {
		path = b.path + "." + member
	}
	b.fail(fault.Bad(path, value, reason, hint))
}

func (b *builder) list(member string, length int) {
	if length > MaxList {
		b.bad(member, strconv.Itoa(length)+" elements", "a list may have "+strconv.Itoa(MaxList)+" elements", "ask in parts")
	}
}

// ids are those that answer for ids, which are refused where they cannot be of a record of one of the types. Ids that no
// record has match nothing.
func (b *builder) ids(member string, ids []twinning.ID, types ...twinning.Type) []twinning.ID {
	b.list(member, len(ids))
	answering := make([]twinning.ID, len(ids))
	for i, id := range ids {
		if !slices.Contains(types, id.Type()) {
			b.bad(member+"["+strconv.Itoa(i)+"]", id, strconv.Quote(fault.Shorten(string(id)))+" is not an id that can stand here",
				"ids begin with the type of the record, such as "+string(types[0])+":")
			return nil
		}
		answering[i] = b.at.Ref.Answering(id)
	}
	return answering
}

// far makes a condition about the far place one about the tie; itself leaves it as it is.
func far(c store.Cond) store.Cond    { return store.Far{Place: c} }
func itself(c store.Cond) store.Cond { return c }

// finish adds the nested filters of the same type.
func finish[F any](b builder, and, or []F, not *F, read func(*F, string) (store.Cond, error)) (store.Cond, error) {
	b.list("and", len(and))
	b.list("or", len(or))
	nested := func(member string, fs []F) []store.Cond {
		conds := make([]store.Cond, len(fs))
		for i := range fs {
			c, err := read(&fs[i], b.path+"."+member+"["+strconv.Itoa(i)+"]")
			b.fail(err)
			conds[i] = orTrue(c)
		}
		return conds
	}
	b.conds = append(b.conds, nested("and", and)...)
	if or != nil {
		b.add(store.Or(nested("or", or)))
	}
	if not != nil {
		c, err := read(not, b.path+".not")
		b.fail(err)
		b.add(store.Not{Cond: orTrue(c)})
	}
	switch {
	case b.err != nil:
		return nil, b.err
	case len(b.conds) == 0:
		return nil, nil
	case len(b.conds) == 1:
		return b.conds[0], nil
	default:
		return b.conds, nil
	}
}

func orTrue(c store.Cond) store.Cond {
	if c == nil {
		return store.And{}
	}
	return c
}

// IDs are those that answer for ids given as an argument, which are refused where one is of another type.
func (at At) IDs(argument string, ids []twinning.ID, types ...twinning.Type) ([]twinning.ID, error) {
	b := builder{at: at}
	answering := b.ids(argument, ids, types...)
	return answering, b.err
}
