package review

import (
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/sistergraph/sistergraph/twinning"
)

// Memory keeps decisions from one import of a source to the next, a file a
// source in one folder, each in the form that Read reads. They are not data of
// the store: a source's slip of the pen is no name of the place, two towns of
// one name cannot be told by a name, and new and skip belong to no place.
type Memory struct{ Dir string }

// Path is the file with the decisions of the source.
func (m Memory) Path(source twinning.ID) string {
	var b strings.Builder
	for _, r := range strings.ToLower(source.Key()) {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-' {
			b.WriteRune(r)
		} else {
			b.WriteByte('_')
		}
	}
	name := b.String()
	if len(name) > 80 {
		name = name[:80]
	}
	if name != source.Key() {
		sum := sha256.Sum256([]byte(source))
		name += "_" + hex.EncodeToString(sum[:4])
	}
	return filepath.Join(m.Dir, name+".csv")
}

// Recall has what was decided of names of the source; none when nothing was.
func (m Memory) Recall(source twinning.ID) (*Decisions, error) {
	path := m.Path(source)
	f, err := os.Open(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &Decisions{}, nil
	case err != nil:
		return nil, fmt.Errorf("the decisions remembered in %s cannot be read", path)
	}
	defer f.Close()
	return Read(f, path)
}

// Remember adds decisions to those of the source; new ones stand in place of
// old ones about the same name. The file is whole at every moment.
func (m Memory) Remember(source twinning.ID, d *Decisions) error {
	if d.Len() == 0 {
		return nil
	}
	old, err := m.Recall(source)
	if err != nil {
		return err
	}
	path := m.Path(source)
	if err := replace(path, old.With(d)); err != nil {
		return fmt.Errorf("the decisions cannot be remembered in %s: %w", path, cause(err))
	}
	return nil
}

func replace(path string, d *Decisions) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".decisions-*")
	if err != nil {
		return err
	}
	err = errors.Join(d.Write(f), f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		_ = os.Remove(f.Name())
	}
	return err
}

// cause is the error without the path, which the message has already.
func cause(err error) error {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		return p.Err
	}
	return err
}

// Write writes the decisions in the form that Read reads, by name.
func (d *Decisions) Write(w io.Writer) error {
	out := csv.NewWriter(w)
	if err := out.Write(needed); err != nil {
		return err
	}
	for _, dec := range d.sorted() {
		if err := out.Write([]string{dec.Name.Name, dec.Country, dec.Region, dec.text()}); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}
