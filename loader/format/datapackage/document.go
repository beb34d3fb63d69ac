package datapackage

import (
	"fmt"
	"strings"
)

const introduction = `# The interchange format

Sistergraph reads and writes its data as Data Packages (the Frictionless standard: a folder, or a zip of one, with
` + "`datapackage.json`" + ` and one CSV file a table). Nothing is lost on the way out and in again. This page is made from the
definitions that the program reads and writes by (` + "`go run ./data/build`" + `).

- Files are UTF-8, comma separated, with a header row; line ends are LF (CRLF is read too). A table that has no rows may be left
  out. Resources with other names are an error, and so are columns that the table does not have.
- A blank cell says nothing. Loaded over data that exists, it changes nothing.
- An *id* is the type, a colon and a key: ` + "`city:Q42956`" + `. It stays for good.
- A *date* is ` + "`YYYY`, `YYYY-MM` or `YYYY-MM-DD`" + `, as much as is known. A *flag* is ` + "`true`" + ` or blank.
- A *list* joins its items with ` + "`|`" + `; inside an item, ` + "`|` and `\\`" + ` have a ` + "`\\`" + ` before them.
- ` + "`created`" + ` in the descriptor is the day of the release that a load of the package makes.
- The two places of a partnership are ` + "`a` and `b`" + `, the smaller id (by bytes) first. A row that has them the other way round is read
  the same. A partnership has no other key: a pair has one.
- A table that adds to another has its rows in the order of the rows of that one. Rows out of that order are read as well, later and
  more slowly.
- Records may refer to records of the same package or of the store; a reference to neither is an error. Tables are read in the order
  of this page.
`

// Documentation is the description of all tables and columns in Markdown.
func Documentation() string {
	var b strings.Builder
	b.WriteString(introduction)
	for _, t := range Tables {
		fmt.Fprintf(&b, "\n## %s (`%s`)\n\n%s", t.Title, t.fileName(), t.About)
		if len(t.Key) > 0 {
			fmt.Fprintf(&b, " Key: `%s`.", strings.Join(t.Key, "`, `"))
		}
		if len(t.Of) > 0 {
			fmt.Fprintf(&b, " Adds to `%s`.", strings.Join(t.Of, "`, `"))
		}
		b.WriteString("\n\n| column | holds | meaning |\n|---|---|---|\n")
		for _, c := range t.Columns {
			fmt.Fprintf(&b, "| `%s` | %s | %s |\n", c.Name, c.holds(), c.meaning())
		}
	}
	return b.String()
}

func (c Column) holds() string {
	s := string(c.Type)
	switch c.Type {
	case IDs:
		s = "list of ids"
	case Texts:
		s = "list of text"
	}
	if len(c.Refers) > 0 {
		names := make([]string, len(c.Refers))
		for i, t := range c.Refers {
			names[i] = string(t)
		}
		s += " (" + strings.Join(names, ", ") + ")"
	}
	if c.Required {
		s += ", never blank"
	}
	return s
}

func (c Column) meaning() string {
	if len(c.Allowed) == 0 {
		return c.About
	}
	return strings.TrimSpace(c.About + " One of " + strings.Join(c.Allowed, ", ") + ".")
}
