package format

import (
	"fmt"
	"io"
)

// Limits bound what an input may cost before it is refused.
type Limits struct {
	Unpacked int64 // bytes that compressed content may unpack to
	Ratio    int64 // how many times its packed length it may have, once it is longer than Free
	Free     int64 // bytes that may be unpacked whatever the ratio; twice as many are looked at before a row is read
	Spool    int64 // bytes of a zip that comes over standard input, which is kept in a temporary file
	Entries  int   // files in a zip
}

// DefaultLimits are far above what tables of partnerships need.
var DefaultLimits = Limits{Unpacked: 64 << 30, Ratio: 200, Free: 4 << 20, Spool: 2 << 30, Entries: 10_000}

// check is an error when that much must not come out of so few packed bytes.
func (l Limits) check(name string, unpacked, packed int64) error {
	switch {
	case unpacked > l.Unpacked:
		return fmt.Errorf("%s unpacks to more than %d bytes, which is refused; unpack it and load the parts", name, l.Unpacked)
	case unpacked > l.Free && unpacked > l.Ratio*packed:
		return fmt.Errorf("%s unpacks to more than %d times its size, as a decompression bomb does, and is refused; unpack it yourself if it is to be trusted", name, l.Ratio)
	default:
		return nil
	}
}

// bounded stops unpacking at the limits.
type bounded struct {
	io.Reader
	name     string
	limits   Limits
	packed   func() int64 // bytes read so far of what is unpacked
	unpacked int64
}

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.Reader.Read(p)
	b.unpacked += int64(n)
	if over := b.limits.check(b.name, b.unpacked, b.packed()); over != nil {
		return 0, over
	}
	return n, err
}
