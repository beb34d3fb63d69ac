package twinning

import (
	"encoding/json"
	"testing"
	"time"
)

func TestAReleaseIsReadAsItIsWritten(t *testing.T) {
	want := Release{Number: 7, Day: 20_000, Published: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC), Note: "a note"}
	text, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	var got Release
	if err := json.Unmarshal(text, &got); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	if got != want {
		t.Errorf("%s is read as %+v, want %+v", text, got, want)
	}
	if err := json.Unmarshal([]byte(`{"number": 1, "day": "yesterday"}`), &got); err == nil {
		t.Error("a day that is none is read")
	}
}
