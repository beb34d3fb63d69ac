package jsonl

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/sistergraph/sistergraph/loader/record"
)

// flat is a record whose nested objects were taken apart: a.name is the name in
// the object a.
type flat struct {
	keys   []string // in the order of the text
	values map[string]string
}

// deepest is how deep objects of a record may be nested.
const deepest = 8

var errDeep = fmt.Errorf("is nested more than %d deep", deepest)

// flatten takes an object apart.
func flatten(object []byte) (flat, error) {
	f := flat{values: map[string]string{}}
	return f, f.add("", object, 0)
}

func (f *flat) add(prefix string, object []byte, depth int) error {
	if depth == deepest {
		return errDeep
	}
	d := json.NewDecoder(bytes.NewReader(object))
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return errors.New("is not a JSON object")
	}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return err
		}
		var v json.RawMessage
		if err := d.Decode(&v); err != nil {
			return err
		}
		name := prefix + fmt.Sprint(key)
		if v[0] == '{' {
			if err := f.add(name+".", v, depth+1); err != nil {
				return err
			}
			continue
		}
		text, err := scalar(v)
		if err != nil {
			return fmt.Errorf("%s %w", name, err)
		}
		f.put(name, text)
	}
	return nil
}

func (f *flat) put(key, text string) {
	if _, there := f.values[key]; !there {
		f.keys = append(f.keys, key)
	}
	f.values[key] = text
}

// scalar is a value as text. A list of one is its item; of more, they are joined.
func scalar(v json.RawMessage) (string, error) {
	switch v[0] {
	case 'n':
		return "", nil
	case '"':
		var s string
		err := json.Unmarshal(v, &s)
		return s, err
	case '[':
		var items []json.RawMessage
		if err := json.Unmarshal(v, &items); err != nil {
			return "", err
		}
		var texts []string
		for _, item := range items {
			if item[0] == '[' || item[0] == '{' {
				return "", errors.New("is a list of lists or objects")
			}
			text, err := scalar(item)
			if err != nil {
				return "", err
			}
			texts = append(texts, text)
		}
		return strings.Join(texts, "; "), nil
	default:
		return string(v), nil
	}
}

// newValue takes apart one record of the text.
func newValue(at record.Position, raw []byte) value {
	v := value{at: at, raw: string(raw)}
	var err error
	if v.flat, err = flatten(raw); err != nil {
		v.bad = reject(at, v.raw, err)
	}
	return v
}

func reject(at record.Position, raw string, err error) record.Rejections {
	return record.Reject(record.Rejected{At: at, Reason: inWords(err), Raw: []string{raw}})
}

// inWords says what is wrong with JSON without the names that Go has for it.
func inWords(err error) string {
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &syntax) && strings.Contains(syntax.Error(), "depth"):
		return "is nested too deep"
	case errors.As(err, &syntax):
		return "is not JSON: " + strings.TrimPrefix(syntax.Error(), "json: ")
	default:
		return err.Error()
	}
}
