package twinning

import "math"

// EarthRadiusKm is the mean radius R1 of the GRS 80 ellipsoid
// (Moritz, Geodetic Reference System 1980): distances are on this sphere.
const EarthRadiusKm = 6371.0088

// vectorScale makes unit vectors integers, so that sums of them do not depend
// on the order of adding and squared chords fit 64 bits; 1e-9 of the radius is 6 mm.
const vectorScale = 1e9

// Location is a point in degrees, WGS 84: latitude -90 to 90, longitude -180 to 180.
type Location struct {
	Lat float64 `json:"lat"`
	Lon float64 `json:"lon"`
}

// Vector is a point of the unit sphere, each part times 1e9 and rounded.
type Vector struct{ X, Y, Z int64 }

// Vector is the location as a scaled unit vector.
func (l Location) Vector() Vector {
	lat, lon := l.Lat*math.Pi/180, l.Lon*math.Pi/180
	return Vector{
		X: int64(math.Round(vectorScale * math.Cos(lat) * math.Cos(lon))),
		Y: int64(math.Round(vectorScale * math.Cos(lat) * math.Sin(lon))),
		Z: int64(math.Round(vectorScale * math.Sin(lat))),
	}
}

// Chord is the squared straight distance of two points of the sphere in units
// of 1e-18 squared radii: it orders as the great circle does.
func (v Vector) Chord(w Vector) int64 {
	x, y, z := v.X-w.X, v.Y-w.Y, v.Z-w.Z
	return x*x + y*y + z*z
}

// ChordOfKm is the squared chord (see Chord) of a great-circle distance in
// kilometres; half the circumference and more give the largest there is.
func ChordOfKm(km float64) int64 {
	angle := math.Min(math.Max(km, 0)/EarthRadiusKm, math.Pi)
	s := 2 * math.Sin(angle/2) * vectorScale
	return int64(math.Round(s * s))
}

// DistanceKm is the great-circle distance in kilometres (haversine).
func DistanceKm(a, b Location) float64 {
	la, lb := a.Lat*math.Pi/180, b.Lat*math.Pi/180
	dLat, dLon := lb-la, (b.Lon-a.Lon)*math.Pi/180
	h := math.Pow(math.Sin(dLat/2), 2) + math.Cos(la)*math.Cos(lb)*math.Pow(math.Sin(dLon/2), 2)
	return 2 * EarthRadiusKm * math.Asin(math.Sqrt(math.Min(h, 1)))
}

// Middle is the point of the sphere below a sum of vectors, in degrees rounded
// to 4 decimals (about 11 m); nil when the sum has no direction.
func (v Vector) Middle() *Location {
	x, y, z := float64(v.X), float64(v.Y), float64(v.Z)
	if v.X == 0 && v.Y == 0 && v.Z == 0 {
		return nil
	}
	round := func(r float64) float64 { return math.Round(r*180/math.Pi*1e4) / 1e4 }
	return &Location{Lat: round(math.Atan2(z, math.Hypot(x, y))), Lon: round(math.Atan2(y, x))}
}
