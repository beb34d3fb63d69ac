package resolver

// edits is the number of letters to insert, leave out, change or swap with their neighbour to make one name
// of the other (optimal string alignment).
func edits(a, b string) int {
	from, to := []rune(a), []rune(b)
	older, old, row := make([]int, len(to)+1), make([]int, len(to)+1), make([]int, len(to)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range from {
		older, old, row = old, row, older
		row[0] = i + 1
		for j, y := range to {
			change := old[j]
			if x != y {
				change++
			}
			row[j+1] = min(change, old[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && x == to[j-1] && from[i-1] == y {
				row[j+1] = min(row[j+1], older[j-1]+1)
			}
		}
	}
	return row[len(to)]
}
