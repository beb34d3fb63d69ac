package twinning

// Tri is a truth value that may be unknown, with the logic of SQL's null:
// not Unknown is Unknown, False and Unknown is False, True or Unknown is True.
type Tri int8

// The three truth values, in the order that And takes the least of.
const (
	False Tri = iota
	Unknown
	True
)

// TriOf is True or False.
func TriOf(b bool) Tri {
	if b {
		return True
	}
	return False
}

// And is the least of the two.
func (t Tri) And(u Tri) Tri { return min(t, u) }

// Or is the greatest of the two.
func (t Tri) Or(u Tri) Tri { return max(t, u) }

// Not swaps True and False.
func (t Tri) Not() Tri { return True - t }
