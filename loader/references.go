package loader

import (
	"reflect"

	"github.com/sistergraph/sistergraph/twinning"
)

var (
	idType   = reflect.TypeFor[twinning.ID]()
	codeType = reflect.TypeFor[twinning.CountryCode]()
)

// references calls do for every record that a record refers to, its own id
// left out.
func references(v any, do func(twinning.ID)) {
	walk(reflect.ValueOf(v), func(id twinning.ID, _ reflect.Value) { do(id) }, true)
}

// resolved is the record with every reference replaced by the id that answers
// for it, and the references for which there is none.
func resolved[T any](v T, answer func(twinning.ID) (twinning.ID, bool)) (out T, missing []twinning.ID) {
	changes := false
	walk(reflect.ValueOf(v), func(id twinning.ID, _ reflect.Value) {
		to, ok := answer(id)
		if !ok {
			missing = append(missing, id)
		}
		changes = changes || ok && to != id
	}, true)
	if len(missing) > 0 || !changes {
		return v, missing
	}
	copied := deepCopy(reflect.ValueOf(v))
	walk(copied, func(id twinning.ID, at reflect.Value) {
		if to, _ := answer(id); at.Type() == idType {
			at.SetString(string(to))
		}
	}, true)
	return copied.Interface().(T), nil
}

// walk visits ids and country codes below a record; the field ID of the record
// itself, and a code that is its own, do not refer to others.
func walk(v reflect.Value, visit func(twinning.ID, reflect.Value), top bool) {
	switch v.Kind() {
	case reflect.String:
		switch {
		case v.Len() == 0:
		case v.Type() == idType:
			visit(twinning.ID(v.String()), v)
		case v.Type() == codeType:
			visit(twinning.CountryID(twinning.CountryCode(v.String())), v)
		}
	case reflect.Struct:
		t := v.Type()
		for i := range v.NumField() {
			if top && (t.Field(i).Name == "ID" || t.Field(i).Name == "Code") {
				continue
			}
			walk(v.Field(i), visit, false)
		}
	case reflect.Slice:
		switch elem := v.Type().Elem(); {
		case elem == idType || elem.Kind() == reflect.Struct && elem != reflect.TypeFor[twinning.Name]():
			for i := range v.Len() {
				walk(v.Index(i), visit, false)
			}
		}
	case reflect.Interface:
		walk(v.Elem(), visit, top)
	}
}

// deepCopy is a copy that can be set, with slices of its own.
func deepCopy(v reflect.Value) reflect.Value {
	out := reflect.New(v.Type()).Elem()
	out.Set(v)
	own(out)
	return out
}

func own(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			own(v.Field(i))
		}
	case reflect.Slice:
		if v.Len() == 0 {
			return
		}
		c := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(c, v)
		v.Set(c)
		for i := range v.Len() {
			own(v.Index(i))
		}
	}
}
