package format

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync/atomic"
)

// OpenOptions say how files are opened. The zero value reads nothing from
// standard input and has the default limits.
type OpenOptions struct {
	Stdin   io.Reader
	Charset string // the name of the text's encoding, as the Web has them; found out when empty
	Limits  Limits // DefaultLimits when zero
}

// Opened has what one name on the command line stands for: one input, or the
// several of a zip in the order of their names. Close it when all were read.
type Opened struct {
	Inputs []*Input
	close  []func() error
}

// Close frees files and removes temporary ones.
func (o *Opened) Close() error {
	var errs []error
	for _, f := range o.close {
		errs = append(errs, f())
	}
	o.close = nil
	return errors.Join(errs...)
}

// Stdin is the name by which standard input is asked for.
const Stdin = "-"

// Open opens the file, folder or zip of that name, or standard input for "-".
// Compressed content is unpacked and text turned into UTF-8 as it is read. The
// error is a sentence for people.
func Open(name string, opt OpenOptions) (*Opened, error) {
	if opt.Limits == (Limits{}) {
		opt.Limits = DefaultLimits
	}
	if err := CheckCharset(opt.Charset); err != nil {
		return nil, err
	}
	o := &Opened{}
	if err := o.open(name, opt); err != nil {
		return nil, errors.Join(err, o.Close())
	}
	return o, nil
}

func (o *Opened) open(name string, opt OpenOptions) error {
	if name == Stdin {
		if opt.Stdin == nil {
			return errors.New("there is no standard input to read")
		}
		return o.stream("standard input", opt.Stdin, opt)
	}
	info, err := os.Stat(name)
	if err != nil {
		return openError(name, err)
	}
	if info.IsDir() {
		return o.folder(name)
	}
	h, err := os.Open(name)
	if err != nil {
		return openError(name, err)
	}
	o.close = append(o.close, h.Close)
	if !info.Mode().IsRegular() {
		return o.stream(name, h, opt)
	}
	return o.file(name, name, h, opt)
}

// file adds the inputs of a regular file, whose path may differ from the name
// that people know it by.
func (o *Opened) file(name, path string, h *os.File, opt OpenOptions) error {
	info, err := h.Stat()
	if err != nil {
		return openError(name, err)
	}
	begin := make([]byte, magicSize)
	n, err := h.ReadAt(begin, 0)
	if err != nil && err != io.EOF {
		return fmt.Errorf("%s cannot be read: %w", name, reason(err))
	}
	f := &file{name: path, opened: info}
	if isZip(begin[:n]) {
		return o.zip(name, f, h, opt)
	}
	in := &Input{charset: opt.Charset, progress: f.progress, content: func() (io.ReadCloser, error) {
		raw, err := f.content()
		if err != nil {
			return nil, err
		}
		unpacked, err := unpack(name, raw, f.read.Load, opt.Limits)
		if err != nil {
			return nil, errors.Join(err, raw.Close())
		}
		return readCloser{unpacked, func() error { return errors.Join(unpacked.Close(), raw.Close()) }}, nil
	}}
	in.Head = Head{Name: name, Base: unpackedName(filepath.Base(name))}
	ahead := int64(0)
	if isPacked(begin[:n]) {
		ahead = 2 * opt.Limits.Free
	}
	return o.add(in, ahead)
}

// add looks at the beginning of an input that can be read again, and unpacks so
// many bytes ahead, so that a bomb is refused before a row of it is worked on.
func (o *Opened) add(in *Input, ahead int64) error {
	r, err := in.content()
	if err != nil {
		return err
	}
	buffered := bufio.NewReaderSize(r, headSize)
	if err = in.look(buffered); err == nil && ahead > 0 {
		if _, err = io.CopyN(io.Discard, buffered, ahead); err == io.EOF {
			err = nil
		}
	}
	if closed := r.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return err
	}
	o.Inputs = append(o.Inputs, in)
	return nil
}

// stream adds what can be read once and has no length.
func (o *Opened) stream(name string, r io.Reader, opt OpenOptions) error {
	counted := &counting{Reader: r}
	buffered := bufio.NewReader(counted)
	begin, err := buffered.Peek(magicSize)
	if err != nil && err != io.EOF {
		return fmt.Errorf("%s cannot be read: %w", name, reason(err))
	}
	if isZip(begin) {
		return o.spool(name, buffered, opt)
	}
	unpacked, err := unpack(name, buffered, counted.n.Load, opt.Limits)
	if err != nil {
		return err
	}
	o.close = append(o.close, unpacked.Close)
	ahead := headSize
	if isPacked(begin) {
		ahead = int(2 * opt.Limits.Free)
	}
	content := bufio.NewReaderSize(unpacked, ahead)
	if _, err := content.Peek(ahead); err != nil && err != io.EOF {
		return err
	}
	taken := false
	in := &Input{charset: opt.Charset, progress: func() (int64, int64) { return counted.n.Load(), 0 }}
	in.content = func() (io.ReadCloser, error) {
		if taken {
			return nil, fmt.Errorf("%s can be read once only; save it to a file and load that", name)
		}
		taken = true
		return io.NopCloser(content), nil
	}
	in.Head = Head{Name: name, Base: name}
	if err := in.look(content); err != nil {
		return err
	}
	o.Inputs = append(o.Inputs, in)
	return nil
}

// spool keeps a zip that comes as a stream in a temporary file: its list of
// files is at its end.
func (o *Opened) spool(name string, r io.Reader, opt OpenOptions) error {
	tmp, err := os.CreateTemp("", "sistergraph-*.zip")
	if err != nil {
		return fmt.Errorf("%s is a zip and no temporary file can be made for it: %w", name, reason(err))
	}
	o.close = append(o.close, tmp.Close, func() error { return os.Remove(tmp.Name()) })
	n, err := io.Copy(tmp, io.LimitReader(r, opt.Limits.Spool+1))
	if err != nil {
		return fmt.Errorf("%s cannot be kept in a temporary file: %w", name, reason(err))
	}
	if n > opt.Limits.Spool {
		return fmt.Errorf("%s is a zip of more than %d bytes; save it to a file and load that", name, opt.Limits.Spool)
	}
	return o.file(name, tmp.Name(), tmp, opt)
}

type counting struct {
	io.Reader
	n atomic.Int64
}

func (c *counting) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.n.Add(int64(n))
	return n, err
}
