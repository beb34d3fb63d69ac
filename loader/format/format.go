// Package format is the common ground of the forms that input can have: what a
// format is, how the one of a file is found out, and how files are opened. The
// formats themselves are the packages below it; package known lists them. A
// format knows no store and matches nothing: it says what rows say, with their
// place in the file.
package format

import (
	"io"
	"iter"
	"time"

	"github.com/sistergraph/sistergraph/loader/format/mapping"
	"github.com/sistergraph/sistergraph/loader/record"
	"github.com/sistergraph/sistergraph/twinning"
)

// Format is one form that input can have.
type Format struct {
	Name  string // what --format takes: lower case, one word
	About string // one line for people
	// Enriches tells that its places add to those that the store has: one that
	// the store lacks is passed over, not created.
	Enriches bool
	// Sniff judges by the beginning of an input whether it has this form.
	Sniff func(*Head) Verdict
	// Open begins to read. It fails with a sentence for people when the input does
	// not have this form at all or the options do not fit it.
	Open func(*Input, Options) (Reader, error)
}

// Options are what a person says about an input. The zero value leaves
// everything to be found out.
type Options struct {
	Source  twinning.ID      // who says the rows that name no source; the file itself when empty
	Mapping *mapping.Mapping // which column is what; guessed when nil; formats without columns ignore it
	Sheet   string           // of a workbook; the first when empty
}

// Reader is an input being read, in memory that does not grow with it unless
// its format says otherwise. It may also be Mapped and Returning.
type Reader interface {
	Meta() Meta
	// Records yields what the rows say, in the order of the file, once. An error
	// of type record.Rejections is one row that cannot be used, and reading goes
	// on; any other error is the last thing yielded. The rows of the file are the
	// sum of Rows over the records, and one for each rejected row; blank lines and
	// headers are no rows. A record that stands for no row, as the source that the
	// rows cite, has Rows 0 and comes before those that refer to it.
	Records() iter.Seq2[record.Record, error]
	Close() error
}

// Meta is what an input says of itself.
type Meta struct {
	Title   string
	Created time.Time // the day for the release that a load makes; zero when not said
}

// Mapped is a Reader whose columns, keys or attributes had to be told apart.
type Mapped interface {
	// Mapping says which column is taken for what: the one given, or the guess;
	// nil as long as the input has not said what it has.
	Mapping() *mapping.Mapping
	// Unread are the columns of which nothing is taken, in the order of the file;
	// all of them when the records were read.
	Unread() []string
}

// Titled is a Reader of which rows above the header are passed over.
type Titled interface {
	// Titles are those rows.
	Titles() []string
}

// ReasonColumn is the column, key or attribute that tells why a row was
// rejected. Readers pass over it, and have it among those that are unread: such
// an input is a part of what its source says.
const ReasonColumn = "rejected because"

// Returning is a Reader whose rows can be given back in their own format.
type Returning interface {
	// Rejects makes a writer of rows.
	Rejects(io.Writer) (RejectWriter, error)
}

// RejectWriter writes rows that were not used, ready to be mended and read
// again, with the reason beside each.
type RejectWriter interface {
	// Write adds one row: one of Raw of a record, or Raw of a rejected row.
	Write(raw []string, reason string) error
	// Close completes the file; it does not close what is below.
	Close() error
}
