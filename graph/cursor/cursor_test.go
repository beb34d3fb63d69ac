package cursor_test

import (
	"errors"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"github.com/sistergraph/sistergraph/graph/cursor"
	"github.com/sistergraph/sistergraph/store"
)

func TestACursorGivesBackItsKeyInItsListAndInNoOther(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		part := rapid.OneOf(
			rapid.Map(rapid.String(), func(s string) any { return s }),
			rapid.Map(rapid.Int64(), func(n int64) any { return n }),
			rapid.Just[any](nil))
		key := store.Key(rapid.SliceOfN(part, 1, 4).Draw(t, "key"))
		list := cursor.NewList(3, "partners", "city:x")
		c := list.Encode(key)
		got, err := list.Decode(c)
		if err != nil || !reflect.DeepEqual(got, key) {
			t.Fatalf("%v became %v, %v", key, got, err)
		}
		if _, err := cursor.NewList(3, "partners", "city:y").Decode(c); !errors.Is(err, cursor.ErrForeign) {
			t.Errorf("another list: %v", err)
		}
		if _, err := cursor.NewList(4, "partners", "city:x").Decode(c); !errors.Is(err, cursor.ErrRelease) {
			t.Errorf("another release: %v", err)
		}
	})
}

func TestPartsOfAListDoNotRunIntoEachOther(t *testing.T) {
	c := cursor.NewList(1, "ab", "c").Encode(store.Key{"k"})
	if _, err := cursor.NewList(1, "a", "bc").Decode(c); !errors.Is(err, cursor.ErrForeign) {
		t.Errorf("got %v", err)
	}
}

func FuzzDecode(f *testing.F) {
	list := cursor.NewList(1, "cities")
	f.Add(list.Encode(store.Key{"a", int64(1), nil}))
	f.Add("")
	f.Add("!")
	f.Add("e30")
	f.Fuzz(func(t *testing.T, c string) {
		key, err := list.Decode(c)
		if (err == nil) == (len(key) == 0) {
			t.Errorf("%q gives %v, %v", c, key, err)
		}
	})
}
