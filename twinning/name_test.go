package twinning

import "testing"

func TestTheNameInALanguage(t *testing.T) {
	names := Names{
		{Text: "Harbin", Language: "en", Kind: NameCommon},
		{Text: "哈尔滨", Language: "zh-Hans", Kind: NameOfficial},
		{Text: "Charbin", Language: "de", Kind: NameFormer},
		{Text: "Harbin (pt)", Language: "pt-BR", Kind: NameCommon},
		{Text: "?", Language: "", Kind: NameAlias},
	}
	for lang, want := range map[string]string{
		"zh-Hans": "哈尔滨", "zh": "哈尔滨", "zh-CN": "哈尔滨", "pt": "Harbin (pt)", "en": "Harbin", "en-GB": "Harbin",
		"de": "Harbin", "": "Harbin", "not a tag": "Harbin", "fr": "Harbin",
	} {
		if got := names.In(lang).Text; got != want {
			t.Errorf("in %q: %q, want %q", lang, got, want)
		}
	}
	if got := names[1:].In("fr").Text; got != "哈尔滨" {
		t.Errorf("without English: %q, want the first", got)
	}
	if got := (Names{}).In("en"); got != (Name{}) {
		t.Errorf("without names: %v", got)
	}
}

func TestASourceIsCalledByWhatIsKnown(t *testing.T) {
	for want, s := range map[string]Source{
		"A title":       {ID: "source:s", Title: "A title", Publisher: "P"},
		"Paper, 2020-1": {ID: "source:s", Publisher: "Paper, 2020-1"},
		"Paper, 2020":   {ID: "source:s", Publisher: "Paper", Date: Date{Year: 2020}},
		"s":             {ID: "source:s"},
	} {
		if got := s.Label(); got != want {
			t.Errorf("%+v is called %q, want %q", s, got, want)
		}
	}
}
