package datapackage_test

import (
	"os"
	"testing"

	"github.com/sistergraph/sistergraph/loader/format/datapackage"
)

func TestTheFormatIsDocumentedAsItIs(t *testing.T) {
	page, err := os.ReadFile("../../../docs/interchange.md")
	if err != nil {
		t.Fatal(err)
	}
	if string(page) != datapackage.Documentation() {
		t.Error("docs/interchange.md differs from the tables: run go run ./data/build --facts DIR")
	}
}
