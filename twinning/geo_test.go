package twinning

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func anyLocation(t *rapid.T, what string) Location {
	return Location{Lat: rapid.Float64Range(-90, 90).Draw(t, what+" lat"), Lon: rapid.Float64Range(-180, 180).Draw(t, what+" lon")}
}

// Nearer than this to the point opposite, neither measure tells 100 m apart.
const nearlyOppositeKm = 19_000

func TestChordsOrderAsGreatCirclesDo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from, a, b := anyLocation(t, "from"), anyLocation(t, "a"), anyLocation(t, "b")
		toA, toB := DistanceKm(from, a), DistanceKm(from, b)
		if max(toA, toB) > nearlyOppositeKm || math.Abs(toA-toB) < 0.1 {
			return
		}
		chordA, chordB := from.Vector().Chord(a.Vector()), from.Vector().Chord(b.Vector())
		if (toA < toB) != (chordA < chordB) {
			t.Fatalf("%v km and %v km are chords %d and %d", toA, toB, chordA, chordB)
		}
	})
}

func TestChordOfKmIsTheChordOfThatDistance(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := anyLocation(t, "a"), anyLocation(t, "b")
		km := DistanceKm(a, b)
		if km > nearlyOppositeKm {
			return
		}
		chord := a.Vector().Chord(b.Vector())
		if chord < ChordOfKm(km-0.1) || chord > ChordOfKm(km+0.1) {
			t.Fatalf("%v km is the chord %d, not %d", km, chord, ChordOfKm(km))
		}
	})
	if ChordOfKm(-1) != 0 || ChordOfKm(0) != 0 {
		t.Error("no distance has a chord")
	}
	if whole := ChordOfKm(1e9); whole != ChordOfKm(math.Pi*EarthRadiusKm) || whole != 4e18 {
		t.Errorf("the largest chord is %d", whole)
	}
}

func TestDistancesThatAreKnown(t *testing.T) {
	quarter := math.Pi / 2 * EarthRadiusKm
	for _, c := range []struct {
		name string
		a, b Location
		want float64
	}{
		{"a place from itself", Location{45.75, 126.65}, Location{45.75, 126.65}, 0},
		{"equator to pole", Location{0, 0}, Location{90, 0}, quarter},
		{"a quarter of the equator", Location{0, 0}, Location{0, 90}, quarter},
		{"the two sides of the date line", Location{0, 180}, Location{0, -180}, 0},
		{"opposite points", Location{0, 0}, Location{0, 180}, 2 * quarter},
		{"one degree of latitude", Location{10, 20}, Location{11, 20}, quarter / 90},
	} {
		if got := DistanceKm(c.a, c.b); math.Abs(got-c.want) > 1e-6 {
			t.Errorf("%s: %v km, want %v", c.name, got, c.want)
		}
	}
}

func TestTheMiddleOfOnePlaceIsThatPlace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := anyLocation(t, "at")
		m := l.Vector().Middle()
		if m == nil || DistanceKm(l, *m) > 0.02 {
			t.Fatalf("the middle of %v is %v", l, m)
		}
	})
	if m := (Vector{}).Middle(); m != nil {
		t.Errorf("nothing has the middle %v", m)
	}
}
