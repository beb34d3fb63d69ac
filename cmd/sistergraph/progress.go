package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/sistergraph/sistergraph/loader"
)

// progress tells how far a load is: on a terminal in one line that changes, else in a line now and then.
type progress struct {
	w      io.Writer
	files  openedFiles
	moving bool
	every  time.Duration
	last   time.Time
}

// newProgress is silent for "none", and for "auto" without a terminal.
func newProgress(w io.Writer, how string, files openedFiles) *progress {
	moving := how == "auto" && isTerminal(w)
	if !moving && how != "plain" {
		w = io.Discard
	}
	p := &progress{w: w, files: files, moving: moving, every: 2 * time.Second, last: time.Now()}
	if moving {
		p.every = 100 * time.Millisecond
	}
	return p
}

// show is called after each chunk of rows.
func (p *progress) show(rows loader.Rows) {
	if time.Since(p.last) < p.every {
		return
	}
	p.last = time.Now()
	text := fmt.Sprintf("%d rows read, %d rejected", rows.Read, rows.Rejected)
	if read, total := p.bytes(); total > 0 {
		text += fmt.Sprintf(", %d %%", 100*read/total)
	}
	if p.moving {
		fmt.Fprintf(p.w, "\r\x1b[K%s", text)
		return
	}
	fmt.Fprintln(p.w, text)
}

// end clears the line.
func (p *progress) end() {
	if p.moving {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}

// bytes sums up all files; the total is 0 where one has no known length.
func (p *progress) bytes() (read, total int64) {
	for _, in := range p.files.inputs() {
		r, t := in.Progress()
		if t == 0 {
			return 0, 0
		}
		read, total = read+r, total+t
	}
	return read, total
}

// isTerminal tells whether a person watches, who has not asked for plain text by NO_COLOR.
func isTerminal(w io.Writer) bool {
	file, ok := w.(*os.File)
	if !ok || os.Getenv("NO_COLOR") != "" {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
