package server

import (
	"bytes"
	_ "embed"
	"html/template"
	"net/http"
	"net/url"
)

//go:embed home.html
var homeText string

var homePage = template.Must(template.New("home").Parse(homeText))

// exampleQuery is a small question that a browser can ask by following a link.
const exampleQuery = `{ city(name: "Harbin", country: "CN") { name partners(where: {area: "europe", kinds: [SISTER_CITY, FRIENDSHIP_CITY]}) { counts { cities countries } } } }`

// home is a page that names the addresses.
func home(version string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		var page bytes.Buffer
		err := homePage.Execute(&page, map[string]string{
			"Version": version,
			"Query":   exampleQuery,
			"Link":    "/graphql?" + url.Values{"query": {exampleQuery}}.Encode(),
		})
		if err != nil {
			http.Error(w, "the page could not be made", http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = page.WriteTo(w) // the client is gone when this fails
	})
}
