package bounded_test

import (
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/sistergraph/sistergraph/loader/format/bounded"
)

func TestAPieceMayHaveSoManyBytesAndNoMore(t *testing.T) {
	r := bounded.NewMax(strings.NewReader(strings.Repeat("x", 30)), 10)
	buf := make([]byte, 8)
	taken := 0
	for {
		n, err := r.Read(buf)
		if taken += n; err != nil {
			if !errors.Is(err, bounded.ErrLong) || taken != 10 {
				t.Errorf("after %d bytes came %v, want ErrLong after 10", taken, err)
			}
			break
		}
	}
	r.Begin(10)
	if n, err := io.ReadFull(r, buf); n != 8 || err != nil {
		t.Errorf("the next piece gave %d bytes and %v", n, err)
	}
	if r.Ended() {
		t.Error("the input has not ended")
	}
}

func TestPiecesKnowTheirBytesAndLines(t *testing.T) {
	r := bounded.New(strings.NewReader("one\ntwo\nthree\n"))
	if _, err := io.ReadAll(r); err != nil {
		t.Fatal(err)
	}
	if got := string(r.Since(4, 7)); got != "two" || r.Line(4) != 2 {
		t.Errorf("%q stands in line %d, want two in line 2", got, r.Line(4))
	}
	r.Begin(8)
	if got := string(r.Since(8, 13)); got != "three" || r.Line(8) != 3 || r.Line(14) != 4 || !r.Ended() {
		t.Errorf("%q stands in line %d, and the end in %d", got, r.Line(8), r.Line(14))
	}
}

func TestLinesThatAreNotBlankKeepTheirNumbers(t *testing.T) {
	l := bounded.NewLines(strings.NewReader("\none\r\n\r\n  \n last"))
	var got []string
	for {
		text, line, err := l.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, string(rune('0'+line))+string(text))
	}
	if strings.Join(got, "|") != "2one|5 last" {
		t.Errorf("read %q", got)
	}
	l = bounded.NewLines(strings.NewReader(strings.Repeat("x", bounded.MaxPiece+1)))
	if _, _, err := l.Next(); !errors.Is(err, bounded.ErrLong) {
		t.Errorf("a line without end: %v", err)
	}
}
