// Package server puts the service on one port over HTTP: GraphQL, health, metrics and a page that names the addresses.
package server

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"syscall"
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// Limits of one connection and of the stop. Every answer is made within Config.Timeout; writing it may take as long again.
const (
	headerTime = 5 * time.Second
	idleTime   = 2 * time.Minute
	stopTime   = 10 * time.Second
	maxHeader  = 64 << 10
)

// Config says what is served.
type Config struct {
	// Graph answers GraphQL at /graphql and at /r/{number}/graphql (http.Request.PathValue has the number).
	Graph http.Handler
	// Ping tells whether the store answers.
	Ping func(context.Context) error
	// Metrics is shown at /metrics; the server adds its own.
	Metrics *prometheus.Registry
	// Version of the program. Another version may answer differently, so it is part of cached answers' tags.
	Version string
	// Timeout is how long an answer may take.
	Timeout time.Duration
	// MaxBody is the most bytes of a request's body.
	MaxBody int64
	Log     *slog.Logger
}

// Listen opens the address, such as 127.0.0.1:8080; port 0 picks a free one. The error says what to do.
func Listen(ctx context.Context, address string) (net.Listener, error) {
	var config net.ListenConfig
	listener, err := config.Listen(ctx, "tcp", address)
	switch {
	case err == nil:
		return listener, nil
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, fmt.Errorf("cannot listen on %s: the port is in use; stop what uses it, or choose another with --listen (port 0 picks a free one)", address)
	case errors.Is(err, syscall.EACCES):
		return nil, fmt.Errorf("cannot listen on %s: not allowed; ports below 1024 need rights, choose another with --listen", address)
	default:
		return nil, fmt.Errorf("cannot listen on %q: not an address of this machine; write HOST:PORT, such as 127.0.0.1:8080", address)
	}
}

// Serve answers on the listener until the context ends, then lets the answers under way finish. It closes the listener.
func Serve(ctx context.Context, listener net.Listener, config Config) error {
	handler, err := newHandler(config)
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	server := &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: headerTime,
		ReadTimeout:       config.Timeout,
		WriteTimeout:      2 * config.Timeout,
		IdleTimeout:       idleTime,
		MaxHeaderBytes:    maxHeader,
		ErrorLog:          slog.NewLogLogger(config.Log.Handler(), slog.LevelWarn),
	}
	served := make(chan error, 1)
	go func() { served <- server.Serve(listener) }()
	select {
	case err := <-served:
		return fmt.Errorf("the server stopped: %w", err)
	case <-ctx.Done():
	}
	stopping, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopTime)
	defer cancel()
	if err := server.Shutdown(stopping); err != nil {
		return errors.Join(fmt.Errorf("some answers were not finished within %s: %w", stopTime, err), server.Close())
	}
	return nil
}
