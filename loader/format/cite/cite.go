// Package cite makes sources of what files say about where they have it from.
package cite

import (
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"strings"

	"github.com/sistergraph/sistergraph/twinning"
)

// Sources gives the sources that the rows of one input cite, each to be yielded
// before the first row that cites it.
type Sources struct {
	fallback twinning.Source
	seen     map[twinning.ID]bool
	fresh    []twinning.Source
}

// New has for rows without a source the one given, an id, an address or a
// title; when that is empty, one made of the file's name.
func New(given twinning.ID, file string) *Sources {
	s := &Sources{seen: map[twinning.ID]bool{}}
	if s.fallback = Source(string(given)); given == "" {
		s.fallback = twinning.Source{ID: twinning.SourceID(Key(file)), Title: file, Kind: "dataset"}
	}
	return s
}

// Default is the source of rows that name none.
func (s *Sources) Default() twinning.ID { return s.cite(s.fallback) }

// Cite is the source that a row names by id, address or title, and by the
// address where it says so; the default when both are blank. An address beside
// an id belongs into the note of the row, so it comes back.
func (s *Sources) Cite(source, address string) (id twinning.ID, note string) {
	source, address = strings.TrimSpace(source), strings.TrimSpace(address)
	switch {
	case source == "" && address == "":
		return s.Default(), ""
	case source == "":
		return s.cite(Source(address)), ""
	case address == "":
		return s.cite(Source(source)), ""
	case twinning.ID(source).Type() == twinning.TypeSource || isAddress(source):
		return s.cite(Source(source)), address
	default:
		cited := Source(address)
		cited.Title = source
		return s.cite(cited), ""
	}
}

// remembered bounds the memory for sources; one that was forgotten is yielded again.
const remembered = 1 << 14

func (s *Sources) cite(source twinning.Source) twinning.ID {
	if !s.seen[source.ID] {
		if len(s.seen) >= remembered {
			clear(s.seen)
		}
		s.seen[source.ID] = true
		s.fresh = append(s.fresh, source)
	}
	return source.ID
}

// Fresh are the sources cited for the first time since it was last asked.
func (s *Sources) Fresh() []twinning.Source {
	fresh := s.fresh
	s.fresh = nil
	return fresh
}

// Source is the source that an id, an address or a title stands for.
func Source(text string) twinning.Source {
	switch {
	case twinning.ID(text).Type() == twinning.TypeSource && twinning.ID(text).Key() != "":
		return twinning.Source{ID: twinning.ID(text)}
	case isAddress(text):
		return twinning.Source{ID: twinning.SourceID(hashed(text)), URL: text}
	default:
		return twinning.Source{ID: twinning.SourceID(Key(text)), Title: text}
	}
}

func isAddress(text string) bool {
	u, err := url.Parse(text)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
}

// Key is a key made of a title: its letters and digits in lower-case ASCII with
// hyphens, and a check sum where that leaves something out.
func Key(title string) string {
	key, whole := slug(title)
	if !whole {
		return hashed(title)
	}
	return key
}

// hashed is a key of the text that a check sum tells from those that read alike.
func hashed(text string) string {
	short := strings.TrimPrefix(strings.TrimPrefix(text, "https://"), "http://")
	key, _ := slug(short)
	sum := sha256.Sum256([]byte(text))
	return strings.TrimPrefix(key+"-"+hex.EncodeToString(sum[:4]), "-")
}

// longestKey bounds keys in bytes, check sum left out.
const longestKey = 60

// slug tells also whether every letter and digit of the text is in it.
func slug(text string) (key string, whole bool) {
	var b strings.Builder
	whole = true
	for _, r := range twinning.Fold(strings.ReplaceAll(text, "'", " ")) {
		switch {
		case b.Len() >= longestKey:
			return strings.TrimSuffix(b.String(), "-"), false
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			b.WriteRune(r)
		case r > 0x7f:
			whole = false
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	return strings.TrimSuffix(b.String(), "-"), whole && b.Len() > 0
}
