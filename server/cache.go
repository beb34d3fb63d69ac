package server

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"strings"

	"github.com/sistergraph/sistergraph/graph"
)

// cached tags the answers of GET requests. What a numbered release answers never changes, so its tag is made from the
// question: a client that has it is told so without asking the store, and need not ask again. The tag of a current
// answer is made from the answer, and clients ask each time. Answers with errors or with their cost are not kept.
func cached(version string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead || r.Header.Get(graph.CostHeader) != "" {
			w.Header().Set("Cache-Control", "no-store")
			next.ServeHTTP(w, r)
			return
		}
		numbered := r.PathValue("number") != ""
		question := tag(version, r.URL.Path, r.URL.RawQuery, r.Header.Get("Accept"))
		if numbered && has(r, question) {
			lasting(w.Header(), question)
			w.WriteHeader(http.StatusNotModified)
			return
		}
		answer := &recorded{header: w.Header(), status: http.StatusOK}
		next.ServeHTTP(answer, r)
		switch {
		case answer.status != http.StatusOK || failed(answer.body.Bytes()):
			w.Header().Set("Cache-Control", "no-store")
		case numbered:
			lasting(w.Header(), question)
		default:
			etag := tag(answer.body.String())
			w.Header().Set("ETag", etag)
			w.Header().Set("Cache-Control", "no-cache")
			w.Header().Add("Vary", "Accept")
			if has(r, etag) {
				w.Header().Del("Content-Type")
				w.WriteHeader(http.StatusNotModified)
				return
			}
		}
		w.WriteHeader(answer.status)
		_, _ = w.Write(answer.body.Bytes()) // the client is gone when this fails
	})
}

// lasting sets the headers of an answer that never changes.
func lasting(header http.Header, etag string) {
	header.Set("ETag", etag)
	header.Set("Cache-Control", "public, max-age=31536000, immutable")
	header.Add("Vary", "Accept")
}

// tag is an entity tag for what the parts say.
func tag(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return `"` + hex.EncodeToString(sum[:16]) + `"`
}

// has tells whether the client has the entity already, compressed or not.
func has(r *http.Request, etag string) bool {
	bare := strings.Trim(etag, `"`)
	for _, given := range strings.Split(r.Header.Get("If-None-Match"), ",") {
		given = strings.Trim(strings.TrimPrefix(strings.TrimSpace(given), "W/"), `"`)
		if strings.TrimSuffix(given, "-gzip") == bare {
			return true
		}
	}
	return false
}

// failed tells whether an answer carries errors, or is none.
func failed(answer []byte) bool {
	var envelope struct {
		Errors []json.RawMessage `json:"errors"`
	}
	return json.Unmarshal(answer, &envelope) != nil || len(envelope.Errors) > 0
}

// recorded holds an answer back until its tag is known.
type recorded struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (a *recorded) Header() http.Header         { return a.header }
func (a *recorded) WriteHeader(status int)      { a.status = status }
func (a *recorded) Write(b []byte) (int, error) { return a.body.Write(b) }
