package format

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// CheckCharset is an error when there is no encoding of that name.
func CheckCharset(name string) error {
	if name == "" {
		return nil
	}
	if _, err := htmlindex.Get(name); err != nil {
		return fmt.Errorf("there is no encoding %q: say utf-8, utf-16, windows-1252, windows-1251, gb18030, shift_jis or another that the Web knows", name)
	}
	return nil
}

// decode turns text into UTF-8 without a byte order mark. A mark decides; else
// the named encoding; else UTF-16 when half of the beginning is zero bytes;
// else the first bytes outside ASCII tell UTF-8 from Windows-1252, and what is
// neither is an error.
func decode(name string, r io.ReadCloser, charset string) io.ReadCloser {
	buffered := bufio.NewReader(r)
	begin, _ := buffered.Peek(1024)
	return readCloser{transform.NewReader(buffered, decoder(name, begin, charset)), r.Close}
}

func decoder(name string, begin []byte, charset string) transform.Transformer {
	fallback := transform.Transformer(&guesser{name: name})
	if charset != "" {
		if e, err := htmlindex.Get(charset); err == nil {
			fallback = e.NewDecoder()
		}
	} else if e := utf16(begin); e != nil {
		fallback = e.NewDecoder()
	}
	return unicode.BOMOverride(fallback)
}

// utf16 is the encoding whose letters of ASCII the beginning holds; nil when it
// is not UTF-16.
func utf16(begin []byte) encoding.Encoding {
	var zeros [2]int
	for i, b := range begin {
		if b == 0 {
			zeros[i%2]++
		}
	}
	pairs := len(begin) / 2
	switch {
	case pairs < 2:
		return nil
	case zeros[1] > pairs*2/3 && zeros[0] == 0:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case zeros[0] > pairs*2/3 && zeros[1] == 0:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	default:
		return nil
	}
}

// guesser passes ASCII through until other bytes come, and then settles on
// UTF-8 or Windows-1252. Bytes that are not UTF-8 where that was settled on
// pass through, for the row that has them to be rejected.
type guesser struct {
	name    string // of the input, for the error
	settled bool
	western transform.Transformer // nil for UTF-8
}

// window is how much the guesser looks at from the first byte outside ASCII.
const window = 512

func (g *guesser) Transform(dst, src []byte, atEOF bool) (nDst, nSrc int, err error) {
	if !g.settled {
		ascii := bytes.IndexFunc(src, func(r rune) bool { return r >= utf8.RuneSelf })
		switch {
		case ascii < 0:
			return pass(dst, src)
		case ascii > 0:
			nDst, nSrc, err = pass(dst, src[:ascii])
			if err != nil {
				return nDst, nSrc, err
			}
			dst, src = dst[nDst:], src[nSrc:]
			fallthrough
		default:
			if len(src) < window && !atEOF {
				return nDst, nSrc, transform.ErrShortSrc
			}
			if err := g.settle(src[:min(len(src), window)], len(src) <= window && atEOF); err != nil {
				return nDst, nSrc, err
			}
		}
	}
	var d, s int
	if g.western != nil {
		d, s, err = g.western.Transform(dst, src, atEOF)
	} else {
		d, s, err = pass(dst, src)
	}
	return nDst + d, nSrc + s, err
}

// settle counts what reads as UTF-8 against what does not. The last letter of a
// sample may be cut off unless the text ends there.
func (g *guesser) settle(sample []byte, ends bool) error {
	good, bad := 0, 0
	for rest := sample; len(rest) > 0; {
		r, size := utf8.DecodeRune(rest)
		switch {
		case r == utf8.RuneError && size == 1 && (ends || utf8.FullRune(rest)):
			bad++
		case size > 1:
			good++
		}
		rest = rest[size:]
	}
	g.settled = true
	switch {
	case bad <= good:
	case isWestern(sample):
		g.western = charmap.Windows1252.NewDecoder()
	default:
		return fmt.Errorf("%s is text in an encoding that cannot be told: name it with --charset (gb18030, shift_jis, windows-1251, ...)", g.name)
	}
	return nil
}

// isWestern tells whether bytes outside ASCII stand among letters of ASCII, as
// those of Western languages do, rather than in words of their own.
func isWestern(sample []byte) bool {
	all, crowded, run := 0, 0, 0
	for _, c := range append(bytes.Clone(sample), ' ') {
		if c >= utf8.RuneSelf {
			run++
			continue
		}
		if all += run; run > 2 {
			crowded += run
		}
		run = 0
	}
	return crowded*4 <= all
}

// Reset makes ready for another text.
func (g *guesser) Reset() { *g = guesser{name: g.name} }

func pass(dst, src []byte) (nDst, nSrc int, err error) {
	n := copy(dst, src)
	if n < len(src) {
		err = transform.ErrShortDst
	}
	return n, n, err
}
