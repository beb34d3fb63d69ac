package server

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"slices"
	"strings"

	"github.com/sistergraph/sistergraph/graph"
	"github.com/sistergraph/sistergraph/graph/fault"
)

// cached tags the answers of GET requests. What a numbered release answers never changes, so its tag is made from the
// question: a client that has it is told so without asking the store, and need not ask again. The tag of a current
// answer is made from the answer, and clients ask each time. Answers with errors or with their cost are not kept; one
// that says that the store is not available has the status 503.
func cached(version string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		numbered := r.PathValue("number") != ""
		keep := (r.Method == http.MethodGet || r.Method == http.MethodHead) && r.Header.Get(graph.CostHeader) == ""
		question := tag(version, r.URL.Path, r.URL.RawQuery, r.Header.Get("Accept"))
		if keep && numbered && has(r, question) {
			lasting(w.Header(), question)
			w.WriteHeader(http.StatusNotModified)
			return
		}
		answer := &recorded{header: w.Header(), status: http.StatusOK}
		next.ServeHTTP(answer, r)
		codes := errorCodes(answer.body.Bytes())
		switch {
		case slices.Contains(codes, string(fault.Unavailable)):
			answer.status = http.StatusServiceUnavailable
			w.Header().Set("Retry-After", "5")
			fallthrough
		case !keep || answer.status != http.StatusOK || len(codes) > 0:
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

// errorCodes are the codes of the errors in an answer. Errors come first in it, as the specification recommends, so one
// without errors is not parsed.
func errorCodes(answer []byte) []string {
	if !bytes.HasPrefix(answer, []byte(`{"errors"`)) {
		return nil
	}
	var envelope struct {
		Errors []struct {
			Extensions struct{ Code string }
		}
	}
	if json.Unmarshal(answer, &envelope) != nil {
		return []string{string(fault.Internal)}
	}
	codes := make([]string, len(envelope.Errors))
	for i, e := range envelope.Errors {
		codes[i] = e.Extensions.Code
	}
	return codes
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
