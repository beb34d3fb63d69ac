package datapackage

import "github.com/sistergraph/sistergraph/twinning"

// Table describes one table of the interchange format.
type Table struct {
	Name    string
	Title   string
	About   string
	Columns []Column
	// Key has the columns that tell rows apart; none where rows may repeat.
	Key []string
	// Of names the tables whose rows the rows of this one add to: they stand in
	// the order of those.
	Of []string
}

// Column describes one column.
type Column struct {
	Name     string
	Type     ColumnType
	Required bool // never blank
	Allowed  []string
	Refers   []twinning.Type // the types of records that ids name
	About    string
}

// ColumnType is what a cell holds. A blank cell says nothing.
type ColumnType string

// The types of columns. In a list the items are joined with | and a | or \
// inside an item has a \ before it.
const (
	Text    ColumnType = "text"    // one line of text
	ID      ColumnType = "id"      // type:key
	IDs     ColumnType = "ids"     // list of ids
	Texts   ColumnType = "texts"   // list of text
	Integer ColumnType = "integer" // decimal
	Number  ColumnType = "number"  // decimal, point
	Date    ColumnType = "date"    // YYYY, YYYY-MM or YYYY-MM-DD
	Flag    ColumnType = "flag"    // true or blank
)

// Tables lists all tables in the order in which they are read.
var Tables = []*Table{
	sourcesTable, countriesTable, frameworksTable, fieldsTable,
	placesTable, placeNamesTable, placeAliasesTable, placeCountriesTable, placeParentsTable,
	organisationsTable, zonesTable, officesTable, membershipsTable,
	eventsTable, eventParticipantsTable, agreementsTable, agreementPartiesTable,
	partnershipsTable, actsTable, statementsTable, claimsTable, namesTable,
}

// Table has the name; nil when there is none.
func tableNamed(name string) *Table {
	for _, t := range Tables {
		if t.Name == name {
			return t
		}
	}
	return nil
}

func (t *Table) column(name string) *Column {
	for i := range t.Columns {
		if t.Columns[i].Name == name {
			return &t.Columns[i]
		}
	}
	return nil
}

func required(c Column) Column {
	c.Required = true
	return c
}

func text(name, about string) Column  { return Column{Name: name, Type: Text, About: about} }
func texts(name, about string) Column { return Column{Name: name, Type: Texts, About: about} }
func date(name, about string) Column  { return Column{Name: name, Type: Date, About: about} }
func flag(name, about string) Column  { return Column{Name: name, Type: Flag, About: about} }
func whole(name, about string) Column { return Column{Name: name, Type: Integer, About: about} }

func id(name, about string, types ...twinning.Type) Column {
	return Column{Name: name, Type: ID, Refers: types, About: about}
}

func ids(name, about string, types ...twinning.Type) Column {
	return Column{Name: name, Type: IDs, Refers: types, About: about}
}

func oneOf[E ~string](name, about string, allowed []E) Column {
	c := Column{Name: name, Type: Text, About: about}
	for _, a := range allowed {
		c.Allowed = append(c.Allowed, string(a))
	}
	return c
}

func sources(about string) Column { return ids("sources", about, twinning.TypeSource) }

func note() Column { return text("note", "A remark for people.") }
