package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/sistergraph/sistergraph/loader"
	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/store/neo4j"
	"github.com/sistergraph/sistergraph/store/sqlite"
)

// open opens the store that --store names, and makes the folder of the default file.
func (p *program) open(ctx context.Context) (store.Store, error) {
	at, err := parseAddress(p.args.Store)
	if err != nil {
		return nil, err
	}
	if p.args.Store == "" {
		if err := os.MkdirAll(filepath.Dir(at.sqlite), 0o755); err != nil {
			return nil, fmt.Errorf("%w: the folder %s cannot be made; name a file with --store sqlite:PATH", store.ErrReadOnly, filepath.Dir(at.sqlite))
		}
	}
	var opened store.Store
	if at.sqlite != "" {
		opened, err = sqlite.Open(ctx, at.sqlite)
	} else {
		opened, err = p.openNeo4j(ctx, at.neo4j)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", at, err)
	}
	return opened, nil
}

// passwordVariable holds the password of Neo4j where no file does: flags would show it in lists of processes.
const passwordVariable = "SISTERGRAPH_NEO4J_PASSWORD"

func (p *program) openNeo4j(ctx context.Context, at string) (store.Store, error) {
	password := os.Getenv(passwordVariable)
	if p.args.PasswordFile != "" {
		text, err := os.ReadFile(p.args.PasswordFile)
		if err != nil {
			return nil, usageError{fmt.Errorf("--password-file: %s cannot be read", p.args.PasswordFile)}
		}
		password = strings.TrimRight(string(text), "\r\n")
	}
	if password == "" {
		return nil, usageError{errors.New("a password is needed; set " + passwordVariable + " or --password-file")}
	}
	return neo4j.Open(ctx, at, password)
}

// closeAfter closes what is open and joins its error to the one before.
func closeAfter(err error, open io.Closer) error { return errors.Join(err, open.Close()) }

// openFilled opens the store, and fills it with the shipped data when it is empty, which it says on standard error.
func (p *program) openFilled(ctx context.Context) (store.Store, error) {
	data, err := p.open(ctx)
	if err != nil {
		return nil, err
	}
	if err := p.fill(ctx, data); err != nil {
		return nil, closeAfter(err, data)
	}
	return data, nil
}

// waiting says why an import does not begin yet.
func (p *program) waiting(err error) {
	fmt.Fprintf(p.stderr, "Waiting up to %s: %v ...\n", loader.WaitForOther, err)
}

func (p *program) fill(ctx context.Context, data store.Store) error {
	releases, err := data.Releases(ctx)
	if err != nil || len(releases) > 0 {
		return err
	}
	fmt.Fprintln(p.stderr, "The store is empty: filling it with the shipped data ...")
	start := time.Now()
	if _, _, err := loader.FillIfEmpty(ctx, data, loader.Shipped(), p.waiting); err != nil {
		return err
	}
	held, err := contentOf(ctx, data, 0)
	if err != nil {
		return err
	}
	fmt.Fprintf(p.stderr, "Filled with %d places, %d ties and %d statements in %s: release %d of %s.\n",
		held.Places, held.Ties, held.Statements, time.Since(start).Round(100*time.Millisecond), held.Release.Number, held.Release.Day)
	return nil
}
