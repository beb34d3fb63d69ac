package jsonl

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/sistergraph/sistergraph/loader/format/mapping"
	"github.com/sistergraph/sistergraph/loader/record"
)

// partners reads what an object has under the name of a city: a list of
// partners, an object of them, or an object with the city's own values and the
// list in it. A partner is a name or an object. Each is a record by itself.
func partners(at record.Position, city string, raw json.RawMessage) []value {
	own := flat{values: map[string]string{}}
	own.put(string(mapping.AName), city)
	list := raw
	if raw[0] == '{' {
		var object map[string]json.RawMessage
		if err := json.Unmarshal(raw, &object); err != nil {
			return []value{refused(at, city, raw, err)}
		}
		list = nil
		for _, key := range slices.Sorted(maps.Keys(object)) {
			v := object[key]
			field, known := mapping.PlaceField(key, 0)
			switch {
			case v[0] == '[':
				list = v
			case known && v[0] != '{':
				text, _ := scalar(v)
				own.put(string(field), text)
			}
		}
	}
	var items []json.RawMessage
	if err := json.Unmarshal(list, &items); err != nil || len(items) == 0 {
		return []value{refused(at, city, raw, fmt.Errorf("has no list of partners under the city %q", record.Shorten(city)))}
	}
	out := make([]value, 0, len(items))
	for _, item := range items {
		out = append(out, partner(at, own, item))
	}
	return out
}

func refused(at record.Position, city string, raw json.RawMessage, err error) value {
	key, _ := json.Marshal(city)
	return value{at: at, bad: reject(at, "{"+string(key)+":"+string(raw)+"}", err)}
}

func partner(at record.Position, own flat, item json.RawMessage) value {
	f := flat{keys: slices.Clone(own.keys), values: map[string]string{}}
	for _, key := range own.keys {
		f.values[key] = own.values[key]
	}
	v := value{at: at}
	if item[0] == '{' {
		of, err := flatten(item)
		if err != nil {
			return refused(at, own.values[string(mapping.AName)], item, err)
		}
		for _, key := range of.keys {
			field, known := mapping.PlaceField(key, 1)
			if !known {
				field = mapping.Field(key)
			}
			f.put(string(field), of.values[key])
		}
	} else {
		text, err := scalar(item)
		if err != nil {
			return refused(at, own.values[string(mapping.AName)], item, err)
		}
		f.put(string(mapping.BName), text)
	}
	v.flat = f
	raw, err := json.Marshal(f.values)
	if err != nil {
		return refused(at, own.values[string(mapping.AName)], item, err)
	}
	v.raw = strings.TrimSpace(string(raw))
	return v
}
