package nation

import "sync"

// mostSolved is how many abbreviations are remembered.
const mostSolved = 10_000

// solved remembers what abbreviations mean, which takes long to find out.
type solved struct {
	mu sync.Mutex
	by map[string][]Reading
}

func (s *solved) get(text string, find func() []Reading) []Reading {
	s.mu.Lock()
	defer s.mu.Unlock()
	r, ok := s.by[text]
	if ok {
		return r
	}
	if s.by == nil || len(s.by) >= mostSolved {
		s.by = map[string][]Reading{}
	}
	r = find()
	s.by[text] = r
	return r
}
