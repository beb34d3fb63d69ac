package format

import (
	"fmt"
	"strings"
)

// Sureness is how sure a format is that an input is its own.
type Sureness int

// The grades of sureness.
const (
	No Sureness = iota
	Possible
	Likely
	Certain
)

// Verdict is what a format thinks of the beginning of an input. Why is a phrase
// that goes on after "because", or after "not pairs:".
type Verdict struct {
	Sure Sureness
	Why  string
}

// Detected is the format of an input, and why.
type Detected struct {
	Format *Format
	Why    string
}

// Detect finds the surest of the formats, the earlier of two that are equally
// sure. The error tells what was tried and why it was not that.
func Detect(formats []*Format, h *Head) (Detected, error) {
	if err := h.Unreadable(); err != nil {
		return Detected{}, err
	}
	var best Verdict
	var found *Format
	var tried []string
	for _, f := range formats {
		v := f.Sniff(h)
		if v.Sure > best.Sure {
			best, found = v, f
		}
		if v.Why != "" {
			tried = append(tried, fmt.Sprintf("not %s: %s", f.Name, v.Why))
		}
	}
	if found == nil {
		return Detected{}, fmt.Errorf("%s has none of the forms that can be read; say which with --format (%s)", h.Name, strings.Join(tried, "; "))
	}
	return Detected{found, best.Why}, nil
}

// Named is the format of that name.
func Named(formats []*Format, name string) (*Format, error) {
	names := make([]string, len(formats))
	for i, f := range formats {
		if f.Name == name {
			return f, nil
		}
		names[i] = f.Name
	}
	return nil, fmt.Errorf("there is no format %q: it is one of %s", name, strings.Join(names, ", "))
}
