package world

import (
	"math"
	"math/rand/v2"
)

// degrees are how many ties each city has, the hub first: 1 + (hub-1)/rank^x
// with the x that gives 2*ties in all.
func degrees(cities, ties, hub int) []int32 {
	at := func(rank int, x float64) float64 { return 1 + float64(hub-1)*math.Pow(float64(rank+1), -x) }
	steep, flat := 20.0, 0.0
	for range 60 {
		x := (steep + flat) / 2
		sum := 0.0
		for i := range cities {
			sum += at(i, x)
		}
		if sum < float64(2*ties) {
			steep = x
		} else {
			flat = x
		}
	}
	out := make([]int32, cities)
	left, exact := int32(2*ties), 0.0
	given := int32(0)
	for i := range out {
		exact += at(i, flat)
		out[i] = max(1, int32(math.Round(exact))-given)
		given += out[i]
	}
	for i := 1; given != left; i = i%(cities-1) + 1 { // what rounding left over
		switch {
		case given < left:
			out[i]++
			given++
		case out[i] > 1:
			out[i]--
			given--
		}
	}
	return out
}

// pair is a tie of two cities by their rank.
type pair struct{ a, b int32 }

func (p pair) ordered() pair {
	if p.b < p.a {
		return pair{p.b, p.a}
	}
	return p
}

// join makes different pairs of cities that have these degrees: ends of ties
// are shuffled and joined two by two; where that gives a pair again, or a city
// with itself, an end is changed for another's.
func join(random *rand.Rand, degrees []int32) []pair {
	var ends []int32
	for city, n := range degrees {
		for range n {
			ends = append(ends, int32(city))
		}
	}
	random.Shuffle(len(ends), func(i, j int) { ends[i], ends[j] = ends[j], ends[i] })
	pairs := make([]pair, 0, len(ends)/2)
	seen := make(map[pair]struct{}, len(ends)/2)
	fresh := func(p pair) bool {
		_, twice := seen[p.ordered()]
		return !twice && p.a != p.b
	}
	for i := 0; i+1 < len(ends); i += 2 {
		p := pair{ends[i], ends[i+1]}
		for tries := 0; !fresh(p); tries++ {
			if later := len(ends) - i - 2; later > 0 && tries < 50 {
				j := i + 2 + random.IntN(later)
				ends[i+1], ends[j] = ends[j], ends[i+1]
				p.b = ends[i+1]
				continue
			}
			p = pair{p.a, int32(random.IntN(len(degrees)))} // the last few lose their degree
			if tries > 100 {
				p.a = int32(random.IntN(len(degrees)))
			}
		}
		seen[p.ordered()] = struct{}{}
		pairs = append(pairs, p)
	}
	return pairs
}
