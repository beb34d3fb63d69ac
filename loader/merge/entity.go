package merge

import (
	"reflect"

	"github.com/sistergraph/sistergraph/twinning"
)

// Entity joins what is said of a record with what is stored, both of one type:
// field by field, by the rules of the package. A flag goes with the value that
// it is about: a recalled seat with the seat, a recalled membership with the row.
func Entity(stored, said twinning.Entity) twinning.Entity {
	was := reflect.ValueOf(stored)
	out := reflect.New(was.Type()).Elem()
	out.Set(was)
	is := reflect.ValueOf(said)
	for i := range out.NumField() {
		field(out.Field(i), is.Field(i))
	}
	switch e := out.Interface().(type) {
	case twinning.Organisation:
		o := said.(twinning.Organisation)
		if o.Seat == "" {
			e.SeatRecalled = stored.(twinning.Organisation).SeatRecalled
		} else {
			e.SeatRecalled = o.SeatRecalled
		}
		return e
	case twinning.Membership:
		e.Recalled = said.(twinning.Membership).Recalled
		return e
	default:
		return e.(twinning.Entity)
	}
}

// NewEntity is a record that is not stored yet, as it is said.
func NewEntity(said twinning.Entity) twinning.Entity {
	return Entity(reflect.Zero(reflect.TypeOf(said)).Interface().(twinning.Entity), said)
}

func field(stored, said reflect.Value) {
	switch {
	case said.IsZero():
	case said.Kind() == reflect.Slice:
		stored.Set(list(stored, said))
	case said.Type() == reflect.TypeFor[twinning.Region]():
		field(stored.Field(0), said.Field(0))
		field(stored.Field(1), said.Field(1))
	default:
		stored.Set(said)
	}
}

func list(stored, said reflect.Value) reflect.Value {
	if names, ok := said.Interface().(twinning.Names); ok {
		return reflect.ValueOf(Names(stored.Interface().(twinning.Names), names))
	}
	out := reflect.AppendSlice(reflect.MakeSlice(stored.Type(), 0, stored.Len()+said.Len()), stored)
	for i := range said.Len() {
		item, has := said.Index(i), false
		for j := range out.Len() {
			has = has || equal(out.Index(j), item)
		}
		if !has {
			out = reflect.Append(out, item)
		}
	}
	return out
}
