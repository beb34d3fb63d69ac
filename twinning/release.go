package twinning

import (
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

// ReleaseID is the ID of the release with the number.
func ReleaseID(n int) ID { return NewID(TypeRelease, strconv.Itoa(n)) }
