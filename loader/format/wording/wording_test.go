package wording_test

import (
	"errors"
	"testing"

	"github.com/sistergraph/sistergraph/loader/format/mapping"
	"github.com/sistergraph/sistergraph/loader/format/wording"
	"github.com/sistergraph/sistergraph/twinning"
)

func TestKindsAreReadInManyLanguages(t *testing.T) {
	for words, want := range map[string]twinning.Kind{
		"": twinning.KindUnknown, "?": twinning.KindUnknown, "unknown": twinning.KindUnknown,
		"SISTER_CITY": twinning.KindSisterCity, "Sister-City": twinning.KindSisterCity, "Städtepartnerschaft": twinning.KindSisterCity,
		"VILLE JUMELÉE": twinning.KindSisterCity, "города-побратимы": twinning.KindSisterCity, "姉妹都市": twinning.KindSisterCity,
		"友好都市": twinning.KindFriendshipCity, "Friendship city": twinning.KindFriendshipCity, "友好交流城市": twinning.KindFriendlyExchange,
		"FRIENDLY_EXCHANGE": twinning.KindFriendlyExchange, "Kooperation": twinning.KindCooperation, "MoU": twinning.KindCooperation,
	} {
		if got, ok := wording.Kind(words); !ok || got != want {
			t.Errorf("%q is read as %s (%t), want %s", words, got, ok, want)
		}
	}
	for _, words := range []string{"sisterly", "banana", "12"} {
		if got, ok := wording.Kind(words); ok {
			t.Errorf("%q is read as %s, want no kind", words, got)
		}
	}
}

func TestStatusesAreReadInManyLanguages(t *testing.T) {
	for words, want := range map[string]twinning.Status{
		"": twinning.StatusUnknown, "ACTIVE": twinning.StatusActive, "en vigueur": twinning.StatusActive, "ruhend": twinning.StatusSuspended,
		"Приостановлено": twinning.StatusSuspended, "expired": twinning.StatusLapsed, "beendet": twinning.StatusTerminated,
		"расторгнут": twinning.StatusTerminated, "ersetzt": twinning.StatusSuperseded,
	} {
		if got, ok := wording.Status(words); !ok || got != want {
			t.Errorf("%q is read as %s (%t), want %s", words, got, ok, want)
		}
	}
	if got, ok := wording.Status("perhaps"); ok {
		t.Errorf("perhaps is read as %s, want no status", got)
	}
}

func TestDatesAreReadInTheUsualSpellings(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "1984": "1984", " 1984 ": "1984", "1984-05": "1984-05", "1984-05-02": "1984-05-02", "1984/5/2": "1984-05-02", "1984.05.02": "1984-05-02",
		"02.05.1984": "1984-05-02", "2.5.1984": "1984-05-02", "5/1984": "1984-05", "05.1984": "1984-05", "25/12/1984": "1984-12-25",
		"12/25/1984": "1984-12-25", "3/3/1984": "1984-03-03", "1984-05-02T00:00:00Z": "1984-05-02", "1984-05-02 13:45:00": "1984-05-02",
		"+1984-05-00T00:00:00Z": "1984-05", "+1984-00-00T00:00:00Z": "1984", "1984年": "1984", "1984年5月": "1984-05", "1984年5月2日": "1984-05-02",
		"1984년 5월 2일": "1984-05-02", "2 May 1984": "1984-05-02", "May 2, 1984": "1984-05-02", "2nd May 1984": "1984-05-02", "May 1984": "1984-05", "2. Mai 1984": "1984-05-02",
		"2 mai 1984": "1984-05-02", "1er mai 1984": "1984-05-01", "2 de mayo de 1984": "1984-05-02", "2 мая 1984 г.": "1984-05-02", "2 maja 1984": "1984-05-02",
		"Sept. 1984": "1984-09",
	} {
		got, err := wording.Date(text, mapping.AnyOrder)
		if err != nil || got.String() != want {
			t.Errorf("%q is read as %q (%v), want %q", text, got, err, want)
		}
	}
}

func TestWhatIsNoDateIsRefused(t *testing.T) {
	for _, text := range []string{"soon", "c. 1984", "198", "1984-13", "1984-02-30", "31.04.1984", "84", "02.05.84", "1984-05-02-01", "2 Foo 1984", "2 May 2 1984", "0000", "02.05/1984", "1984-1990"} {
		if got, err := wording.Date(text, mapping.AnyOrder); err == nil {
			t.Errorf("%q is read as %s, want an error", text, got)
		}
	}
}

func TestOnlyTheOrderDecidesAnAmbiguousDate(t *testing.T) {
	for order, want := range map[mapping.Order]string{mapping.DayMonthYear: "1984-04-03", mapping.MonthDayYear: "1984-03-04"} {
		if got, err := wording.Date("03/04/1984", order); err != nil || got.String() != want {
			t.Errorf("as %s it is %s (%v), want %s", order, got, err, want)
		}
	}
	if _, err := wording.Date("03/04/1984", mapping.AnyOrder); !errors.Is(err, wording.ErrAmbiguous) {
		t.Errorf("got %v, want ErrAmbiguous", err)
	}
	if got, err := wording.Date("25/04/1984", mapping.MonthDayYear); err == nil {
		t.Errorf("month 25 is read as %s, want an error", got)
	}
}

func FuzzDate(f *testing.F) {
	for _, s := range []string{"1984", "02.05.1984", "May 2, 1984", "1984年5月2日", "+1984-00-00T00:00:00Z", "03/04/1984"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := wording.Date(s, mapping.AnyOrder)
		if err != nil {
			return
		}
		again, err := wording.Date(d.String(), mapping.AnyOrder)
		if err != nil || again != d {
			t.Errorf("%q is read as %s, which is read as %s (%v)", s, d, again, err)
		}
	})
}
