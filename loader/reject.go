package loader

import (
	"fmt"
	"strings"

	"github.com/sistergraph/sistergraph/loader/format"
	"github.com/sistergraph/sistergraph/loader/record"
)

// reject counts rows that are not used, lists why, and gives them back.
func (r *run) reject(rows int, raw [][]string, why record.Rejections) error {
	r.report.Rows.Rejected += rows
	reasons := make([]string, len(why))
	for i, w := range why {
		reasons[i] = w.Why()
		if len(r.report.Rejected) < MaxListed {
			r.report.Rejected = append(r.report.Rejected, w)
		} else {
			r.report.Unlisted++
		}
	}
	if r.rejects == nil {
		return nil
	}
	for _, cells := range raw {
		if cells == nil {
			continue
		}
		if err := r.rejects.Write(cells, strings.Join(reasons, "; ")); err != nil {
			return fmt.Errorf("the rejected rows cannot be written: %w", err)
		}
	}
	return nil
}

// openRejects makes the writer of rejected rows of an input, where its format
// can give rows back.
func (r *run) openRejects(reader format.Reader) (err error) {
	r.rejects = nil
	if returning, ok := reader.(format.Returning); ok && r.opt.Rejects != nil {
		if r.rejects, err = returning.Rejects(r.opt.Rejects); err != nil {
			return fmt.Errorf("the rejected rows cannot be written: %w", err)
		}
	}
	return nil
}

func (r *run) closeRejects() error {
	if r.rejects == nil {
		return nil
	}
	if err := r.rejects.Close(); err != nil {
		return fmt.Errorf("the rejected rows cannot be written: %w", err)
	}
	return nil
}
