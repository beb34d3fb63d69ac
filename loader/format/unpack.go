package format

import (
	"bufio"
	"bytes"
	"compress/bzip2"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// packings are the compressions of single files, by how they begin.
var packings = []struct {
	name, begin string
	endings     []string
	open        func(io.Reader) (io.ReadCloser, error)
}{
	{"gzip", "\x1f\x8b", []string{".gz", ".gzip"}, func(r io.Reader) (io.ReadCloser, error) { return gzip.NewReader(r) }},
	{"zstd", "\x28\xb5\x2f\xfd", []string{".zst", ".zstd"}, openZstd},
	{"bzip2", "BZh", []string{".bz2"}, func(r io.Reader) (io.ReadCloser, error) { return io.NopCloser(bzip2.NewReader(r)), nil }},
}

// zstdWindow is the most memory that a zstd frame may ask for: what the zstd
// program itself allows unless told otherwise.
const zstdWindow = 128 << 20

func openZstd(r io.Reader) (io.ReadCloser, error) {
	d, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(zstdWindow))
	if err != nil {
		return nil, err
	}
	return d.IOReadCloser(), nil
}

// longest beginning of a packing or a zip.
const magicSize = 4

var zipMagics = []string{"PK\x03\x04", "PK\x05\x06"}

func isZip(begin []byte) bool {
	return bytes.HasPrefix(begin, []byte(zipMagics[0])) || bytes.HasPrefix(begin, []byte(zipMagics[1]))
}

// unpack undoes the compression that the content begins like, if any. packed
// counts the bytes taken from r so far.
func unpack(name string, r io.Reader, packed func() int64, limits Limits) (io.ReadCloser, error) {
	buffered := bufio.NewReaderSize(r, 1<<16)
	begin, err := buffered.Peek(magicSize)
	if err != nil && err != io.EOF {
		return nil, err
	}
	for _, p := range packings {
		if !bytes.HasPrefix(begin, []byte(p.begin)) {
			continue
		}
		inner, err := p.open(buffered)
		if err != nil {
			return nil, broken(name, p.name, err)
		}
		told := &telling{Reader: inner, name: name, packing: p.name}
		taken := func() int64 { return packed() - int64(buffered.Buffered()) }
		return readCloser{&bounded{Reader: told, name: name, limits: limits, packed: taken}, inner.Close}, nil
	}
	return io.NopCloser(buffered), nil
}

// isPacked tells whether content begins like a compressed file.
func isPacked(begin []byte) bool {
	for _, p := range packings {
		if bytes.HasPrefix(begin, []byte(p.begin)) {
			return true
		}
	}
	return false
}

// unpackedName is the name of a file without the ending of a compression.
func unpackedName(name string) string {
	for _, p := range packings {
		for _, ending := range p.endings {
			if short := name[:max(0, len(name)-len(ending))]; short != "" && strings.EqualFold(name[len(short):], ending) {
				return short
			}
		}
	}
	return name
}

// telling says in words what is wrong with packed content.
type telling struct {
	io.Reader
	name, packing string
}

func (t *telling) Read(p []byte) (int, error) {
	n, err := t.Reader.Read(p)
	if err != nil && err != io.EOF {
		err = broken(t.name, t.packing, err)
	}
	return n, err
}

func broken(name, packing string, err error) error {
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return fmt.Errorf("%s is cut off: its %s data end in the middle", name, packing)
	case errors.Is(err, zstd.ErrWindowSizeExceeded), errors.Is(err, zstd.ErrDecoderSizeExceeded):
		return fmt.Errorf("%s wants more than %d MB of memory to be unpacked and is refused", name, zstdWindow>>20)
	case errors.Is(err, errChanged):
		return err
	default:
		return fmt.Errorf("%s cannot be unpacked: its %s data are damaged", name, packing)
	}
}

type readCloser struct {
	io.Reader
	close func() error
}

func (r readCloser) Close() error { return r.close() }
