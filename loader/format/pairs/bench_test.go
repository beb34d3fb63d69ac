package pairs_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/sistergraph/sistergraph/loader/format"
	"github.com/sistergraph/sistergraph/loader/format/formattest"
	"github.com/sistergraph/sistergraph/loader/format/pairs"
)

func BenchmarkRead(b *testing.B) {
	for name, row := range map[string]string{
		"ids":   "Q%d,Q%d,2001-05-02\n",
		"names": "Place %d,CN,Partner %d,FI,sister city,active,2001-05-02,a remark\n",
	} {
		b.Run(name, func(b *testing.B) {
			const rows = 100_000
			var text strings.Builder
			text.WriteString(map[string]string{"ids": "a,b,since\n", "names": "city,country,partner,country,kind,status,since,note\n"}[name])
			for i := range rows {
				fmt.Fprintf(&text, row, i+1, i+7)
			}
			file := formattest.File(b, "twins.csv", text.String())
			b.SetBytes(int64(text.Len()))
			b.ReportAllocs()
			for b.Loop() {
				o, err := format.Open(file, format.OpenOptions{})
				if err != nil {
					b.Fatal(err)
				}
				r, err := pairs.Format.Open(o.Inputs[0], format.Options{})
				if err != nil {
					b.Fatal(err)
				}
				n := 0
				for rec, err := range r.Records() {
					if err != nil {
						b.Fatal(err)
					}
					n += rec.Rows
				}
				if n != rows {
					b.Fatalf("read %d rows", n)
				}
				r.Close()
				o.Close()
			}
			b.ReportMetric(float64(rows)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
		})
	}
}
