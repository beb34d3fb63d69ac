package twinning

import "pgregory.net/rapid"

// anyDate draws dates of every precision, the unknown one too, mostly of a few
// years so that they meet.
func anyDate() *rapid.Generator[Date] {
	return rapid.Custom(func(t *rapid.T) Date {
		precision := rapid.IntRange(0, 3).Draw(t, "precision")
		year := rapid.OneOf(rapid.IntRange(1999, 2001), rapid.IntRange(1, 9999)).Draw(t, "year")
		month := rapid.IntRange(1, 12).Draw(t, "month")
		day := rapid.IntRange(1, daysIn(year, month)).Draw(t, "day")
		switch precision {
		case 0:
			return Date{}
		case 1:
			return Date{Year: int16(year)}
		case 2:
			return Date{Year: int16(year), Month: int8(month)}
		default:
			return Date{Year: int16(year), Month: int8(month), Day: int8(day)}
		}
	})
}

func parsed(s string) Date {
	d, err := ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func dayNamed(s string) Day { return parsed(s).First() }
