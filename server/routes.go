package server

import (
	"net/http"

	"github.com/klauspost/compress/gzhttp"
)

// newHandler is the whole service: routes, and around each the measures, limits and headers it needs.
func newHandler(config Config) (http.Handler, error) {
	measured, err := newMeasures(config.Metrics)
	if err != nil {
		return nil, err
	}
	compressed, err := gzhttp.NewWrapper(gzhttp.MinSize(1024), gzhttp.SuffixETag("-gzip"))
	if err != nil {
		return nil, err
	}
	answers := limited(config.Timeout, config.MaxBody, cached(config.Version, config.Graph))

	mux := http.NewServeMux()
	route := func(pattern, name string, handler http.Handler) {
		mux.Handle(pattern, measured.of(name, compressed(handler)))
	}
	route("/graphql", "graphql", answers)
	route("/r/{number}/graphql", "release", answers)
	route("GET /healthz", "healthz", http.HandlerFunc(healthy))
	route("GET /readyz", "readyz", ready(config.Ping))
	route("GET /metrics", "metrics", measured.page(config.Metrics))
	route("GET /{$}", "home", home(config.Version))
	return guarded(mux), nil
}

// guarded sets the headers that keep browsers from guessing types, framing pages and running scripts.
func guarded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header := w.Header()
		header.Set("X-Content-Type-Options", "nosniff")
		header.Set("Referrer-Policy", "no-referrer")
		header.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'")
		next.ServeHTTP(w, r)
	})
}
