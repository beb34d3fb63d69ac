package datapackage_test

import (
	"encoding/json"
	"testing"
	"testing/fstest"

	"github.com/sistergraph/sistergraph/loader/format/datapackage"
	"github.com/sistergraph/sistergraph/loader/record"
)

// FuzzRead puts any bytes in the place of a table: rows are read or rejected,
// nothing panics, and every record has a place in the file.
func FuzzRead(f *testing.F) {
	for i, t := range datapackage.Tables {
		header := ""
		for j, c := range t.Columns {
			if j > 0 {
				header += ","
			}
			header += c.Name
		}
		f.Add(i, []byte(header+"\ncity:Q1,city:Q2\n\"a\"\"b\",source:x|source:y,2020-02-30,true\n"))
	}
	f.Add(0, []byte("\ufeffid\r\nsource:\\|\n"))
	f.Fuzz(func(t *testing.T, table int, text []byte) {
		if table < 0 || table >= len(datapackage.Tables) {
			return
		}
		name := datapackage.Tables[table].Name
		fsys := fstest.MapFS{
			"datapackage.json": {Data: []byte(`{"resources":[{"name":"` + name + `","path":"x.csv"},{"name":"names","path":"n.csv"}]}`)},
			"x.csv":            {Data: text},
			"n.csv":            {Data: []byte("record,text,kind\ncountry:CN,x,COMMON\nevent:e,y,ALIAS\n")},
		}
		if name == "names" {
			fsys["datapackage.json"] = &fstest.MapFile{Data: []byte(`{"resources":[{"name":"names","path":"x.csv"}]}`)}
		}
		r, err := datapackage.Open(fsys, "p")
		if err != nil {
			return
		}
		defer r.Close()
		for rec, err := range r.Records() {
			if err == nil && (rec.Value == nil || rec.Rows < 1 || rec.At.Line < 2) {
				t.Errorf("a record of %d rows at %s: %v", rec.Rows, rec.At, rec.Value)
			}
			if why, ok := err.(record.Rejections); ok && (len(why) == 0 || why[0].At.Line < 2 || why[0].Reason == "") {
				t.Errorf("a rejection without place or reason: %v", why)
			}
		}
	})
}

// FuzzDescriptor puts any bytes in the place of the descriptor.
func FuzzDescriptor(f *testing.F) {
	f.Add([]byte(`{"name":"p","created":"2024-05-06","resources":[{"name":"places","path":["p.csv"],"schema":{}}]}`))
	f.Add([]byte(`{"resources":[{"path":{}}]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		r, err := datapackage.Open(fstest.MapFS{"datapackage.json": {Data: text}, "p.csv": {Data: []byte("id\n")}}, "p")
		if err == nil {
			r.Close()
		} else if !json.Valid(text) && err.Error() == "" {
			t.Error("an error without words")
		}
	})
}
