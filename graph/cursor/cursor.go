// Package cursor writes and reads the cursors of lists. A cursor is opaque to clients. It holds the key of a
// row, the list it belongs to and the release: in another list or release it is refused.
package cursor

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"

	"github.com/sistergraph/sistergraph/store"
)

// List is one list in one release. Two lists are the same when all that decides their rows and order is.
type List struct {
	release int
	digest  string
}

// NewList names a list by the parts that decide it: field, parent, filter, order, scope, day.
func NewList(release int, parts ...string) List {
	h := sha256.New()
	for _, p := range parts {
		_, _ = h.Write([]byte(p))
		_, _ = h.Write([]byte{0})
	}
	return List{release: release, digest: base64.RawURLEncoding.EncodeToString(h.Sum(nil)[:6])}
}

// The ways in which a cursor can be refused.
var (
	ErrForeign = errors.New("the cursor belongs to another list")
	ErrRelease = errors.New("the cursor belongs to another release")
	ErrBroken  = errors.New("this is not a cursor")
)

// body is the JSON form of a cursor before it is made opaque.
type body struct {
	Release int    `json:"r"`
	List    string `json:"l"`
	Key     []any  `json:"k"`
}

// Encode gives the cursor of a row of the list.
func (l List) Encode(key store.Key) string {
	raw, err := json.Marshal(body{l.release, l.digest, key})
	if err != nil {
		panic("cursor: a key has no JSON form: " + err.Error())
	}
	return base64.RawURLEncoding.EncodeToString(raw)
}

// Decode gives the key that a cursor of this list holds.
func (l List) Decode(cursor string) (store.Key, error) {
	raw, err := base64.RawURLEncoding.DecodeString(cursor)
	if err != nil {
		return nil, ErrBroken
	}
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.UseNumber()
	decoder.DisallowUnknownFields()
	var b body
	if decoder.Decode(&b) != nil || len(b.Key) == 0 {
		return nil, ErrBroken
	}
	if b.Release != l.release {
		return nil, ErrRelease
	}
	if b.List != l.digest {
		return nil, ErrForeign
	}
	key := make(store.Key, len(b.Key))
	for i, part := range b.Key {
		switch part := part.(type) {
		case nil, string:
			key[i] = part
		case json.Number:
			n, err := part.Int64()
			if err != nil {
				return nil, ErrBroken
			}
			key[i] = n
		default:
			return nil, ErrBroken
		}
	}
	return key, nil
}
