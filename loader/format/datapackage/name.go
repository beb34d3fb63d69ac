package datapackage

import "github.com/sistergraph/sistergraph/twinning"

var namesTable = &Table{
	Name: "names", Title: "Names of other records",
	Of:    []string{"countries", "frameworks", "fields", "organisations", "zones", "events"},
	About: "More names of countries, frameworks, fields, organisations, zones and events, each with its language.",
	Columns: []Column{
		required(id("record", "The record.", twinning.TypeCountry, twinning.TypeFramework, twinning.TypeField,
			twinning.TypeOrganisation, twinning.TypeZone, twinning.TypeEvent)),
		required(text("text", "The name.")),
		text("language", "BCP 47 tag; blank when not said."),
		text("script", "ISO 15924 code; blank when not said."),
		required(oneOf("kind", "What sort of name it is.", twinning.NameKinds)),
	},
}

func decodeName(r *row) twinning.Name {
	return twinning.Name{
		Text: r.text("text"), Language: r.text("language"), Script: r.text("script"), Kind: enum(r, "kind", twinning.NameUnknown),
	}
}

// shownNames is the column name: a common name in English.
func shownNames(r *row) twinning.Names {
	if s := r.text("name"); s != "" {
		return twinning.Names{{Text: s, Language: "en", Kind: twinning.NameCommon}}
	}
	return nil
}

// splitShown takes off the first name where the column name can hold it.
func splitShown(names twinning.Names) (shown string, rest twinning.Names) {
	if len(names) > 0 && names[0] == (twinning.Name{Text: names[0].Text, Language: "en", Kind: twinning.NameCommon}) {
		return names[0].Text, names[1:]
	}
	return "", names
}

func (w *Writer) names(id twinning.ID, names twinning.Names) {
	for _, n := range names {
		w.row(namesTable, string(id), n.Text, n.Language, n.Script, string(n.Kind))
	}
}
