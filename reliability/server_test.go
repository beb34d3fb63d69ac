package reliability

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/sistergraph/sistergraph/store/neo4j/neo4jtest"
)

// ownServer is the one server of these tests, which they may kill, so that it is not the one that test runs share. Its
// folders are on a small disk in memory, so that it can be filled, where that can be mounted.
type ownServer struct {
	begun  sync.Once
	ready  chan struct{}
	cache  string
	disk   string // empty where it could not be mounted
	why    string // it could not
	server *neo4jtest.Server
	err    error
}

var own ownServer

// begin lets the server start while tests run that do not need it.
func (o *ownServer) begin() {
	o.begun.Do(func() {
		o.ready = make(chan struct{})
		go func() {
			defer close(o.ready)
			o.server, o.err = o.start(context.Background())
		}()
	})
}

func (o *ownServer) start(ctx context.Context) (*neo4jtest.Server, error) {
	lib, err := neo4jtest.Assemble(ctx, neo4jtest.LongTerm)
	if err != nil {
		return nil, err
	}
	if o.cache, err = os.MkdirTemp("", "sistergraph-server-"); err != nil {
		return nil, err
	}
	home := filepath.Dir(lib)
	disk := filepath.Join(o.cache, "neo4j", "servers")
	err = errors.Join(os.MkdirAll(disk, 0o755), os.Symlink(home, filepath.Join(o.cache, "neo4j", filepath.Base(home))))
	if err != nil {
		return nil, err
	}
	if o.why = mount(disk, "512m"); o.why == "" {
		o.disk = disk
	}
	// It lives for minutes and is started often: the quick compiler alone saves a third of that.
	err = errors.Join(os.Setenv("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1"), os.Setenv(neo4jtest.EnvCache, o.cache))
	if err != nil {
		return nil, err
	}
	return neo4jtest.Start(ctx, neo4jtest.LongTerm)
}

// end ends and removes the server when one was begun.
func (o *ownServer) end() error {
	if o.ready == nil {
		return nil
	}
	<-o.ready
	var err error
	if o.server != nil {
		err = o.server.Remove()
	}
	if o.disk != "" {
		err = errors.Join(err, exec.Command("umount", o.disk).Run())
	}
	return errors.Join(err, os.RemoveAll(o.cache))
}

// ourServer is the server, which runs.
func ourServer(t *testing.T) *neo4jtest.Server {
	t.Helper()
	own.begin()
	program.path(t) // is built meanwhile
	<-own.ready
	if own.err != nil {
		t.Fatal(own.err)
	}
	return own.server
}

// restart starts the server anew with settings besides its own, until the test ends.
func restart(t *testing.T, settings ...string) {
	t.Helper()
	server := ourServer(t)
	// One that was killed writes while it starts, which not every setting allows.
	if err := errors.Join(server.Stop(), server.Restart(t.Context(), settings...)); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := errors.Join(server.Kill(), server.Restart(context.WithoutCancel(t.Context()))); err != nil {
			t.Fatal(err)
		}
	})
}

// mount mounts a disk of that size in memory, or says why not: it needs root.
func mount(folder, size string) string {
	out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size="+size, "tmpfs", folder).CombinedOutput()
	if err == nil {
		return ""
	}
	return "a small disk cannot be mounted, which needs root: " + strings.TrimSpace(string(out)+" "+err.Error())
}

// notRunFile names a file for what was not run: go test shows nothing of a package whose tests pass.
const notRunFile = "SISTERGRAPH_TEST_NOT_RUN"

// notRun tells that a test was not run.
func notRun(t *testing.T, why string) {
	t.Helper()
	line := "NOT RUN: " + t.Name() + ": " + why
	t.Log(line)
	path := os.Getenv(notRunFile)
	if path == "" {
		return
	}
	file, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		t.Fatal(err)
	}
	_, err = file.WriteString(line + "\n")
	if err := errors.Join(err, file.Close()); err != nil {
		t.Fatal(err)
	}
}
