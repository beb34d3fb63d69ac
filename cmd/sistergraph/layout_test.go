package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
)

// pageWidth is how wide the answers on pages may be.
const pageWidth = 118

// layOut writes JSON as pages show it: what fits on one line stays there. The order of keys is kept.
func layOut(t *testing.T, raw json.RawMessage, indent, ahead int) string {
	t.Helper()
	if line := oneLine(t, raw); indent+ahead+len([]rune(line)) <= pageWidth || !strings.ContainsAny(string(raw[:1]), "[{") {
		return line
	}
	pad := strings.Repeat(" ", indent)
	keys, values := members(t, raw)
	lines := make([]string, len(values))
	for i, value := range values {
		head := ""
		if keys != nil {
			head = keys[i] + ": "
		}
		lines[i] = pad + "  " + head + layOut(t, value, indent+2, len(head)+1)
	}
	begin, end := "{", "}"
	if keys == nil {
		begin, end = "[", "]"
	}
	return begin + "\n" + strings.Join(lines, ",\n") + "\n" + pad + end
}

func oneLine(t *testing.T, raw json.RawMessage) string {
	t.Helper()
	if !strings.ContainsAny(string(raw[:1]), "[{") {
		return string(raw)
	}
	keys, values := members(t, raw)
	parts := make([]string, len(values))
	for i, value := range values {
		parts[i] = oneLine(t, value)
		if keys != nil {
			parts[i] = keys[i] + ": " + parts[i]
		}
	}
	if keys == nil {
		return "[" + strings.Join(parts, ", ") + "]"
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

// members are the values of an object or a list; keys, quoted, are nil for a list.
func members(t *testing.T, raw json.RawMessage) (keys []string, values []json.RawMessage) {
	t.Helper()
	decoder := json.NewDecoder(bytes.NewReader(raw))
	begin, err := decoder.Token()
	if err != nil {
		t.Fatal(err)
	}
	if begin == json.Delim('{') {
		keys = []string{}
	}
	for decoder.More() {
		if keys != nil {
			key, err := decoder.Token()
			if err != nil {
				t.Fatal(err)
			}
			keys = append(keys, `"`+key.(string)+`"`)
		}
		var value json.RawMessage
		if err := decoder.Decode(&value); err != nil {
			t.Fatal(err)
		}
		values = append(values, value)
	}
	return keys, values
}
