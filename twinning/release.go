package twinning

import (
	"encoding/json"
	"strconv"
	"time"
)

// Release is a published state of the data, numbered from 1.
type Release struct {
	Number int `json:"number"`
	// Day is the default as-of day of every answer from this release.
	Day       Day       `json:"day"`
	Published time.Time `json:"published"`
	Note      string    `json:"note,omitempty"`
}

// MarshalJSON writes the day as YYYY-MM-DD.
func (r Release) MarshalJSON() ([]byte, error) {
	type plain Release
	return json.Marshal(struct {
		Number int    `json:"number"`
		Day    string `json:"day"`
		plain
	}{r.Number, r.Day.String(), plain(r)})
}

// UnmarshalJSON reads what MarshalJSON writes.
func (r *Release) UnmarshalJSON(text []byte) error {
	type plain Release
	read := struct {
		Day string `json:"day"`
		*plain
	}{plain: (*plain)(r)}
	if err := json.Unmarshal(text, &read); err != nil {
		return err
	}
	var err error
	r.Day, err = ParseDay(read.Day)
	return err
}

// ReleaseID is the ID of the release with the number.
func ReleaseID(n int) ID { return NewID(TypeRelease, strconv.Itoa(n)) }
