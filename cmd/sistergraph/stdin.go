package main

import (
	"context"
	"io"
	"sync"
)

// stdin is standard input as the commands see it: a Read that waits ends with the context, so that a run that nobody
// gives input to can be interrupted. Nothing is read before the first Read.
type stdin struct {
	ctx    context.Context
	source io.Reader
	once   sync.Once
	pipe   *io.PipeReader
}

// Read reads from the source, or ends with the error of the context.
func (s *stdin) Read(p []byte) (int, error) {
	s.once.Do(s.begin)
	return s.pipe.Read(p)
}

// begin reads on behalf of all later Reads; what it is waiting for when the context ends is lost.
func (s *stdin) begin() {
	var into *io.PipeWriter
	s.pipe, into = io.Pipe()
	go func() {
		_, err := io.Copy(into, s.source)
		into.CloseWithError(err)
	}()
	context.AfterFunc(s.ctx, func() { into.CloseWithError(s.ctx.Err()) })
}
