package server

import (
	"context"
	"io"
	"net/http"
	"time"
)

// pingTime is how long the store may take to say that it is there.
const pingTime = 2 * time.Second

// healthy tells that the program runs, whatever the store does.
func healthy(w http.ResponseWriter, _ *http.Request) { state(w, http.StatusOK, "ok\n") }

// ready tells whether the store answers: 200, or 503 while it is away.
func ready(ping func(context.Context) error) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), pingTime)
		defer cancel()
		if ping(ctx) != nil {
			state(w, http.StatusServiceUnavailable, "the store is not available\n")
			return
		}
		state(w, http.StatusOK, "ok\n")
	})
}

func state(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = io.WriteString(w, text) // the client is gone when this fails
}
