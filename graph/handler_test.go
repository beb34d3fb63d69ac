package graph_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/sistergraph/sistergraph/graph"
)

func TestHTTP(t *testing.T) {
	mux := http.NewServeMux()
	handler := graph.NewHandler(invented(t), graph.Options{Strict: true, Log: quiet(t)})
	mux.Handle("/graphql", handler)
	mux.Handle("/r/{number}/graphql", handler)

	const newType, oldType = "application/graphql-response+json; charset=utf-8", "application/json; charset=utf-8"
	get := func(path, query string) *http.Request {
		return httptest.NewRequest(http.MethodGet, path+"?"+url.Values{"query": {query}}.Encode(), nil)
	}
	post := func(path, contentType, body string) *http.Request {
		r := httptest.NewRequest(http.MethodPost, path, strings.NewReader(body))
		r.Header.Set("Content-Type", contentType)
		return r
	}
	with := func(r *http.Request, name, value string) *http.Request {
		r.Header.Set(name, value)
		return r
	}
	const name = `{"query": "query($id: ID) { city(id: $id) { name } }", "variables": {"id": "city:arnfeld"}}`
	const arnfeld = `"data":{"city":{"name":"Arnfeld"}}`

	for what, c := range map[string]struct {
		request *http.Request
		status  int
		media   string
		says    string
	}{
		"POST with JSON":                             {post("/graphql", "application/json", name), 200, oldType, arnfeld},
		"POST with a charset":                        {post("/graphql", "application/json; charset=utf-8", name), 200, oldType, arnfeld},
		"POST that accepts the new type":             {with(post("/graphql", "application/json", name), "Accept", "application/graphql-response+json"), 200, newType, arnfeld},
		"POST that prefers the old type":             {with(post("/graphql", "application/json", name), "Accept", "application/graphql-response+json;q=0.5, application/json"), 200, oldType, arnfeld},
		"POST that accepts anything":                 {with(post("/graphql", "application/json", name), "Accept", "*/*"), 200, oldType, arnfeld},
		"POST that accepts HTML only":                {with(post("/graphql", "application/json", name), "Accept", "text/html"), 406, oldType, `"errors"`},
		"POST with text":                             {post("/graphql", "text/plain", name), 415, oldType, "application/json"},
		"POST without a type":                        {post("/graphql", "", name), 415, oldType, "application/json"},
		"POST with broken JSON":                      {post("/graphql", "application/json", `{"query"`), 400, oldType, "not a JSON object"},
		"POST with a list":                           {post("/graphql", "application/json", `[]`), 400, oldType, "not a JSON object"},
		"POST with a number for the operation":       {post("/graphql", "application/json", `{"query": 1}`), 400, oldType, "query is not"},
		"POST with a text for the variables":         {post("/graphql", "application/json", `{"query": "{ areas { key } }", "variables": "x"}`), 400, oldType, "variables is not"},
		"POST with null variables":                   {post("/graphql", "application/json", `{"query": "{ city(id: \"city:arnfeld\") { name } }", "variables": null}`), 200, oldType, arnfeld},
		"POST without an operation":                  {post("/graphql", "application/json", `{}`), 400, oldType, "no operation"},
		"POST of an invalid operation, new type":     {with(post("/graphql", "application/json", `{"query": "{ nothing }"}`), "Accept", "application/graphql-response+json"), 400, newType, "GRAPHQL_VALIDATION_FAILED"},
		"POST of an invalid operation, old type":     {post("/graphql", "application/json", `{"query": "{ nothing }"}`), 200, oldType, "GRAPHQL_VALIDATION_FAILED"},
		"POST of an operation that fails in a field": {with(post("/graphql", "application/json", `{"query": "{ city(name: \"Nowhere at all\") { id } }"}`), "Accept", "application/graphql-response+json"), 200, newType, `"data":{"city":null}`},
		"POST of an operation too costly, new type":  {with(post("/graphql", "application/json", `{"query": "{ countries { cities(first: 500) { nodes { partners(first: 500) { nodes { id } } } } } }"}`), "Accept", "application/graphql-response+json"), 400, newType, "TOO_COMPLEX"},
		"GET":                                          {get("/graphql", `{ city(id: "city:arnfeld") { name } }`), 200, oldType, arnfeld},
		"GET without an operation":                     {httptest.NewRequest(http.MethodGet, "/graphql", nil), 400, oldType, "no operation"},
		"GET with broken variables":                    {httptest.NewRequest(http.MethodGet, "/graphql?query=%7Bareas%7Bkey%7D%7D&variables=x", nil), 400, oldType, "variables is not"},
		"PUT":                                          {httptest.NewRequest(http.MethodPut, "/graphql", nil), 405, oldType, "GET or POST"},
		"GET of an earlier release":                    {get("/r/1/graphql", `{ release { number } }`), 200, oldType, `{"release":{"number":1}}`},
		"GET of a release that is not there":           {get("/r/99/graphql", `{ release { number } }`), 200, oldType, "RELEASE_UNKNOWN"},
		"GET of what is no release":                    {get("/r/x/graphql", `{ release { number } }`), 404, oldType, "not the number of a release"},
		"a directive and an address that agree":        {get("/r/1/graphql", `query @release(number: 1) { release { number } }`), 200, oldType, `{"number":1}`},
		"a directive and an address that do not agree": {get("/r/1/graphql", `query @release(number: 2) { release { number } }`), 200, oldType, "different releases"},
		"credits come always":                          {get("/graphql", `{ areas { key } }`), 200, oldType, `"credits":[{"title":"The Invented Encyclopedia","licence":"CC0-1.0"`},
		"the cost comes when asked":                    {with(get("/graphql", `{ areas { key } }`), graph.CostHeader, "1"), 200, oldType, `"cost":{"calls":`},
	} {
		t.Run(what, func(t *testing.T) {
			w := httptest.NewRecorder()
			mux.ServeHTTP(w, c.request)
			if w.Code != c.status || w.Header().Get("Content-Type") != c.media || !strings.Contains(w.Body.String(), c.says) {
				t.Errorf("%d %s %s, want %d %s and %s", w.Code, w.Header().Get("Content-Type"), w.Body, c.status, c.media, c.says)
			}
			var answer map[string]json.RawMessage
			if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil {
				t.Errorf("%v in %s", err, w.Body)
			}
			if _, data := answer["data"]; data && w.Code != http.StatusOK {
				t.Error("there is data in an answer that is none")
			}
			if w.Code == http.StatusOK && strings.Contains(c.says, "data") && w.Header().Get(graph.ReleaseHeader) == "" {
				t.Error("the release is not told")
			}
		})
	}
}

func TestTheCostIsNotToldUnasked(t *testing.T) {
	handler := graph.NewHandler(invented(t), graph.Options{Log: quiet(t)})
	w := httptest.NewRecorder()
	handler.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/graphql?query=%7Bareas%7Bkey%7D%7D", nil))
	if strings.Contains(w.Body.String(), `"cost"`) {
		t.Error(w.Body)
	}
}

func TestAnEmptyStoreSaysSo(t *testing.T) {
	answer := graph.Execute(t.Context(), emptySQLite(t), graph.Request{Query: `{ areas { key } }`})
	if len(answer.Errors) != 1 || answer.Errors[0].Extensions["code"] != "UNAVAILABLE" {
		t.Errorf("%v", answer.Errors)
	}
}
