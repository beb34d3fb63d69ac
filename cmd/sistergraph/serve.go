package main

import (
	"context"
	"fmt"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"

	"github.com/sistergraph/sistergraph/graph"
	"github.com/sistergraph/sistergraph/server"
)

type serveCommand struct {
	Listen  string        `default:"127.0.0.1:8080" env:"SISTERGRAPH_LISTEN" placeholder:"HOST:PORT" help:"Where to listen; port 0 picks a free one. Only this machine reaches 127.0.0.1; 0.0.0.0 is for all networks."`
	Timeout time.Duration `default:"30s" help:"How long an answer may take."`
	Answers int           `name:"answer-cache" default:"67108864" placeholder:"BYTES" help:"How much memory answers may take to be given again; 0 keeps none."`
	MaxBody int64         `default:"1048576" placeholder:"BYTES" help:"The most bytes of a request."`
}

// Run serves until the context ends. The addresses to open go to standard output when they can be opened.
func (c serveCommand) Run(ctx context.Context, p *program) error {
	if c.Timeout <= 0 || c.MaxBody <= 0 || c.Answers < 0 {
		return usageError{fmt.Errorf("--timeout and --max-body have to be more than 0, and --answer-cache not less")}
	}
	listener, err := server.Listen(ctx, c.Listen)
	if err != nil {
		return err
	}
	at, err := parseAddress(p.args.Store)
	if err != nil {
		return closeAfter(err, listener)
	}
	fmt.Fprintf(p.stderr, "The data is in %s\n", at)
	data, err := p.openFilled(ctx)
	if err != nil {
		return closeAfter(err, listener)
	}
	registry := prometheus.NewRegistry()
	registry.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	url := "http://" + listener.Addr().String()
	fmt.Fprintf(p.stdout, "Open %s/ for the addresses; GraphQL is at %s/graphql\n", url, url)
	return closeAfter(server.Serve(ctx, listener, server.Config{
		Graph:   graph.NewHandler(data, graph.Options{Log: p.log, AnswerCache: c.Answers}),
		Ping:    data.Ping,
		Metrics: registry,
		Version: version(),
		Timeout: c.Timeout,
		MaxBody: c.MaxBody,
		Log:     p.log,
	}), data)
}
