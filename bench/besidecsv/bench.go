package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/sistergraph/sistergraph/bench/process"
	"github.com/sistergraph/sistergraph/bench/world"
	"github.com/sistergraph/sistergraph/loader"
	"github.com/sistergraph/sistergraph/loader/format"
	"github.com/sistergraph/sistergraph/loader/format/known"
	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/store/neo4j"
	"github.com/sistergraph/sistergraph/store/neo4j/neo4jtest"
)

// bench is a server with the cities of a world in it, and the pairs in files.
type bench struct {
	folder   string
	server   *neo4jtest.Server
	version  string
	java     string // the process of the server
	store    store.Store
	bolt     driver.DriverWithContext
	listener net.Listener // serves the folder to LOAD CSV
	profile  bool
	closing  []func() error
}

func prepare(ctx context.Context, cities, pairs, parts int) (_ *bench, err error) {
	b := &bench{version: neo4jtest.LongTerm.Version}
	defer func() {
		if err != nil {
			err = errors.Join(err, b.close())
		}
	}()
	if b.folder, err = os.MkdirTemp("", "besidecsv"); err != nil {
		return nil, err
	}
	b.closing = append(b.closing, func() error { return os.RemoveAll(b.folder) })
	w, err := world.New(world.Spec{Seed: 5, Countries: 20, Cities: cities, Ties: pairs, Hub: min(500, cities/4)})
	if err != nil {
		return nil, err
	}
	if err := w.WriteCities(b.path("cities")); err != nil {
		return nil, err
	}
	if err := world.WriteFile(b.path("pairs.csv"), w.WriteCSV); err != nil {
		return nil, err
	}
	if err := b.split(pairs / parts); err != nil {
		return nil, err
	}
	if b.server, err = neo4jtest.Start(ctx, neo4jtest.LongTerm); err != nil {
		return nil, err
	}
	b.closing = append(b.closing, b.server.Remove)
	if b.java, err = process.Java(); err != nil {
		return nil, err
	}
	if b.bolt, err = driver.NewDriverWithContext("bolt://"+b.server.Host, driver.BasicAuth(b.server.User, b.server.Password, "")); err != nil {
		return nil, err
	}
	b.closing = append(b.closing, func() error { return b.bolt.Close(context.WithoutCancel(ctx)) })
	if b.store, err = neo4j.Open(ctx, b.server.Address(), b.server.Password); err != nil {
		return nil, err
	}
	b.closing = append(b.closing, b.store.Close)
	if b.listener, err = net.Listen("tcp", "127.0.0.1:0"); err != nil {
		return nil, err
	}
	files := &http.Server{Handler: http.FileServer(http.Dir(b.folder))}
	go func() { _ = files.Serve(b.listener) }()
	b.closing = append(b.closing, files.Close)
	_, err = b.load(ctx, b.path("cities"))
	return b, err
}

func (b *bench) path(name string) string { return filepath.Join(b.folder, name) }

// close ends what was started, the last first.
func (b *bench) close() error {
	var errs []error
	for len(b.closing) > 0 {
		last := len(b.closing) - 1
		errs = append(errs, b.closing[last]())
		b.closing = b.closing[:last]
	}
	return errors.Join(errs...)
}

// split writes the pairs into part-0.csv and so on, each with the header.
func (b *bench) split(rows int) error {
	in, err := os.Open(b.path("pairs.csv"))
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }()
	lines := bufio.NewScanner(in)
	lines.Scan()
	header := lines.Text()
	for part, more := 0, lines.Scan(); more; part++ {
		err := world.WriteFile(b.path(fmt.Sprintf("part-%d.csv", part)), func(to io.Writer) error {
			out := bufio.NewWriter(to)
			fmt.Fprintln(out, header)
			for n := 0; more && n < rows; n++ {
				fmt.Fprintln(out, lines.Text())
				more = lines.Scan()
			}
			return out.Flush()
		})
		if err != nil {
			return err
		}
	}
	return lines.Err()
}

// load imports a file or folder, all of it or nothing.
func (b *bench) load(ctx context.Context, path string) (loader.Report, error) {
	opened, err := format.Open(path, format.OpenOptions{})
	if err != nil {
		return loader.Report{}, err
	}
	defer func() { _ = opened.Close() }()
	found, err := format.Detect(known.Formats, &opened.Inputs[0].Head)
	if err != nil {
		return loader.Report{}, err
	}
	in := loader.File(opened.Inputs[0], found.Format, format.Options{Source: world.MainSource})
	return loader.Load(ctx, b.store, []loader.Input{in}, loader.Options{KeepUnsaid: true})
}
