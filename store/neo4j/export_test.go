package neo4j

// Observe has the function told of every statement of the store, and of its parameters, before it runs.
func (s *Store) Observe(f func(text string, params map[string]any)) { s.observe = f }
