package placename

// onStack is how many letters names have at most as a rule.
const onStack = 48

// Slips counts letters that are missing, added, wrong, or swapped with the next,
// between two spellings; limit+1 when there are more than the limit, which is 0
// or more.
func Slips(a, b string, limit int) int {
	var letters [2][onStack]rune
	x, y := runes(letters[0][:0], a), runes(letters[1][:0], b)
	if len(x)-len(y) > limit || len(y)-len(x) > limit {
		return limit + 1
	}
	// Three rows of the table of Damerau and Levenshtein. Only cells near the
	// diagonal can be within the limit; those beside them are more.
	var cells [3][onStack + 1]int
	before, last, now := cells[0][:], cells[1][:], cells[2][:]
	if len(y) > onStack {
		before, last, now = make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	}
	for j := range len(y) + 1 {
		last[j] = min(j, limit+1)
	}
	for i := 1; i <= len(x); i++ {
		from, to := max(1, i-limit), min(len(y), i+limit)
		now[from-1] = limit + 1
		if from == 1 {
			now[0] = i
		}
		best := now[from-1]
		for j := from; j <= to; j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			now[j] = min(last[j]+1, now[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				now[j] = min(now[j], before[j-2]+1)
			}
			best = min(best, now[j])
		}
		if to < len(y) {
			now[to+1] = limit + 1
		}
		if best > limit {
			return limit + 1
		}
		before, last, now = last, now, before
	}
	return min(last[len(y)], limit+1)
}

// runes are the letters of a text, in a slice that is there when they fit.
func runes(to []rune, text string) []rune {
	for _, r := range text {
		to = append(to, r)
	}
	return to
}
