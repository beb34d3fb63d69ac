package datapackage

import (
	"encoding/json"
	"fmt"
	"time"
)

// DescriptorName is the file that makes a folder a Data Package.
const DescriptorName = "datapackage.json"

// Meta describes a package.
type Meta struct {
	Name        string // lower case, digits and hyphens
	Title       string
	Description string
	Created     time.Time // the day of the release that a load of it makes
	Sources     []Origin
	Licences    []Licence
}

// Origin is where the data of a package comes from.
type Origin struct {
	Title string `json:"title"`
	Path  string `json:"path,omitempty"` // a web address
}

// Licence is the terms of data.
type Licence struct {
	Name  string `json:"name,omitempty"`
	Title string `json:"title,omitempty"`
	Path  string `json:"path,omitempty"` // a web address
}

type descriptor struct {
	Schema      string     `json:"$schema,omitempty"`
	Name        string     `json:"name,omitempty"`
	Title       string     `json:"title,omitempty"`
	Description string     `json:"description,omitempty"`
	Created     string     `json:"created,omitempty"`
	Sources     []Origin   `json:"sources,omitempty"`
	Licences    []Licence  `json:"licenses,omitempty"`
	Resources   []resource `json:"resources"`
}

type resource struct {
	Name        string       `json:"name"`
	Type        string       `json:"type,omitempty"`
	Title       string       `json:"title,omitempty"`
	Description string       `json:"description,omitempty"`
	Path        resourcePath `json:"path"`
	Format      string       `json:"format,omitempty"`
	Mediatype   string       `json:"mediatype,omitempty"`
	Encoding    string       `json:"encoding,omitempty"`
	Schema      *tableSchema `json:"schema,omitempty"`
}

type tableSchema struct {
	Fields     []schemaField `json:"fields"`
	PrimaryKey []string      `json:"primaryKey,omitempty"`
}

type schemaField struct {
	Name        string         `json:"name"`
	Type        string         `json:"type"`
	Delimiter   string         `json:"delimiter,omitempty"`
	ItemType    string         `json:"itemType,omitempty"`
	TrueValues  []string       `json:"trueValues,omitempty"`
	FalseValues []string       `json:"falseValues,omitempty"`
	Description string         `json:"description,omitempty"`
	Constraints map[string]any `json:"constraints,omitempty"`
}

// resourcePath is one path, which the standard also lets stand in a list.
type resourcePath string

// UnmarshalJSON takes a path or a list of one.
func (p *resourcePath) UnmarshalJSON(b []byte) error {
	var one string
	if json.Unmarshal(b, &one) == nil {
		*p = resourcePath(one)
		return nil
	}
	var list []string
	if err := json.Unmarshal(b, &list); err != nil || len(list) != 1 {
		return fmt.Errorf("a resource must have one path")
	}
	*p = resourcePath(list[0])
	return nil
}

const datePattern = `\d{4}(-\d{2}(-\d{2})?)?`

// schema is the table in the terms of Table Schema.
func (t *Table) schema() *tableSchema {
	s := &tableSchema{PrimaryKey: t.Key}
	for _, c := range t.Columns {
		f := schemaField{Name: c.Name, Type: "string", Description: c.About, Constraints: map[string]any{}}
		switch c.Type {
		case IDs, Texts:
			f.Type, f.Delimiter, f.ItemType = "list", "|", "string"
		case Integer:
			f.Type = "integer"
		case Number:
			f.Type = "number"
		case Flag:
			f.Type, f.TrueValues, f.FalseValues = "boolean", []string{"true"}, []string{"false"}
		case Date:
			f.Constraints["pattern"] = datePattern
		}
		if c.Required {
			f.Constraints["required"] = true
		}
		if len(c.Allowed) > 0 {
			f.Constraints["enum"] = c.Allowed
		}
		if len(f.Constraints) == 0 {
			f.Constraints = nil
		}
		s.Fields = append(s.Fields, f)
	}
	return s
}

func newDescriptor(m Meta, tables []*Table) descriptor {
	d := descriptor{
		Schema: "https://datapackage.org/profiles/2.0/datapackage.json",
		Name:   m.Name, Title: m.Title, Description: m.Description, Created: m.Created.UTC().Format(time.RFC3339),
		Sources: m.Sources, Licences: m.Licences,
	}
	for _, t := range tables {
		d.Resources = append(d.Resources, resource{
			Name: t.Name, Type: "table", Title: t.Title, Description: t.About, Path: resourcePath(t.fileName()),
			Format: "csv", Mediatype: "text/csv", Encoding: "utf-8", Schema: t.schema(),
		})
	}
	return d
}

func (t *Table) fileName() string { return t.Name + ".csv" }
