package jsonl

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"

	"github.com/sistergraph/sistergraph/loader/format"
)

// Rejects writes a record a line, with the reason under a key of its own. What
// is no object stands in one as text.
func (r *reader) Rejects(w io.Writer) (format.RejectWriter, error) {
	return &rejects{bufio.NewWriter(w)}, nil
}

type rejects struct{ w *bufio.Writer }

func (r *rejects) Write(raw []string, reason string) error {
	var keys map[string]json.RawMessage
	text := []byte(raw[0])
	if json.Unmarshal(text, &keys) != nil {
		text = object("text", raw[0])
	}
	var line bytes.Buffer
	if err := json.Compact(&line, text); err != nil {
		return err
	}
	line.Truncate(line.Len() - 1)
	if line.Len() > 1 {
		line.WriteByte(',')
	}
	line.Write(object(format.ReasonColumn, reason)[1:])
	line.WriteByte('\n')
	_, err := r.w.Write(line.Bytes())
	return err
}

// object is a JSON object with one text in it.
func object(key, text string) []byte {
	b, err := json.Marshal(map[string]string{key: text})
	if err != nil {
		panic(err) // text always has a JSON form
	}
	return b
}

// Close writes what is left.
func (r *rejects) Close() error { return r.w.Flush() }
