package where

import (
	"bytes"
	"encoding/json"
	"slices"
)

// Normal is a filter as JSON in which equal filters look alike: absent members left out, members by name,
// lists sorted and without repeats. An absent filter is {}.
func Normal(filter any) string {
	raw, err := json.Marshal(filter)
	if err != nil {
		panic("where: a filter has no JSON form: " + err.Error())
	}
	if string(raw) == "null" {
		return "{}"
	}
	var tree any
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.UseNumber()
	if err := decoder.Decode(&tree); err != nil {
		panic("where: " + err.Error())
	}
	return string(encode(tree))
}

// encode writes a tree. Every list in a filter is a set.
func encode(tree any) []byte {
	switch tree := tree.(type) {
	case []any:
		parts := make([][]byte, len(tree))
		for i, e := range tree {
			parts[i] = encode(e)
		}
		slices.SortFunc(parts, bytes.Compare)
		parts = slices.CompactFunc(parts, bytes.Equal)
		return slices.Concat([]byte("["), bytes.Join(parts, []byte(",")), []byte("]"))
	case map[string]any:
		members := make(map[string]json.RawMessage, len(tree))
		for name, e := range tree {
			members[name] = encode(e)
		}
		return mustEncode(members)
	default:
		return mustEncode(tree)
	}
}

func mustEncode(v any) []byte {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v); err != nil {
		panic("where: " + err.Error())
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}

// MarshalJSON writes the day as people write it.
func (m MembershipOn) MarshalJSON() ([]byte, error) {
	members := map[string]string{"framework": string(m.Framework)}
	if m.On != nil {
		members["on"] = m.On.String()
	}
	return json.Marshal(members)
}
