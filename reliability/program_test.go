package reliability

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

const passwordVariable = "SISTERGRAPH_NEO4J_PASSWORD"

// The program's exit codes.
const (
	exitDone        = 0
	exitFailed      = 1
	exitUsage       = 2
	exitUnreachable = 4
	exitInterrupted = 130
)

// binary is the real program, built once.
type binary struct {
	once   sync.Once
	folder string
	err    error
}

var program binary

func (b *binary) path(t *testing.T) string {
	t.Helper()
	b.once.Do(func() {
		if b.folder, b.err = os.MkdirTemp("", "sistergraph-program-"); b.err != nil {
			return
		}
		var out []byte
		build := exec.Command("go", "build", "-o", b.folder, "github.com/sistergraph/sistergraph/cmd/sistergraph")
		if out, b.err = build.CombinedOutput(); b.err != nil {
			t.Logf("%s", out)
		}
	})
	if b.err != nil {
		t.Fatal(b.err)
	}
	return filepath.Join(b.folder, "sistergraph")
}

func (b *binary) remove() error { return os.RemoveAll(b.folder) }

// process is the program at work.
type process struct {
	cmd            *exec.Cmd
	password       string // which it may not show
	stdout, stderr said
}

// said is what a process has written until now.
type said struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (s *said) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.Write(p)
}

func (s *said) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.String()
}

// outcome is how the program ended and what it said.
type outcome struct {
	code           int
	stdout, stderr string
}

// start starts the program on the store.
func (e engine) start(t *testing.T, args ...string) *process {
	t.Helper()
	return e.startCommand(t, e.command(t, args...))
}

func (e engine) command(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	return exec.Command(program.path(t), append([]string{"--store", e.address}, args...)...)
}

// startCommand starts a command that is the program or becomes it. It is killed when the test ends before it does.
func (e engine) startCommand(t *testing.T, cmd *exec.Cmd) *process {
	t.Helper()
	p := &process{cmd: cmd, password: e.password}
	cmd.Env = append(e.environment(), cmd.Env...)
	cmd.Stderr = &p.stderr
	if cmd.Stdout == nil {
		cmd.Stdout = &p.stdout
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill() })
	return p
}

// wait waits for the end. What the program said holds no password, no stack and no name of a Go type.
func (p *process) wait(t *testing.T) outcome {
	t.Helper()
	stuck := time.AfterFunc(patience, func() { _ = p.cmd.Process.Kill() })
	_ = p.cmd.Wait() // the code tells
	if !stuck.Stop() {
		t.Fatalf("it did not end within %s and was killed: %v\n%s", patience, p.cmd.Args[1:], p.stderr.String())
	}
	got := outcome{p.cmd.ProcessState.ExitCode(), p.stdout.String(), p.stderr.String()}
	said := got.stdout + got.stderr
	if p.password != "" && strings.Contains(said, p.password) {
		t.Errorf("the password is shown in\n%s", strings.ReplaceAll(said, p.password, "<PASSWORD>"))
	}
	for _, internal := range []string{"goroutine ", "panic", ".go:", "*errors.", "*fmt.", "SQLITE_", "Neo.", "twinning."} {
		if strings.Contains(said, internal) {
			t.Errorf("%q is shown in\n%s", internal, said)
		}
	}
	return got
}

// run runs the program to its end.
func (e engine) run(t *testing.T, args ...string) outcome {
	t.Helper()
	return e.start(t, args...).wait(t)
}

// expect checks the exit code and that the program said all the parts, in one sentence: the last line of standard error.
func (o outcome) expect(t *testing.T, code int, says ...string) {
	t.Helper()
	if o.code != code {
		t.Fatalf("it ended with %d, not %d\nstdout %s\nstderr %s", o.code, code, o.stdout, o.stderr)
	}
	lines := strings.Split(strings.TrimSpace(o.stderr), "\n")
	last := lines[len(lines)-1]
	if len(says) > 0 && !strings.HasPrefix(last, "sistergraph: ") {
		t.Errorf("it does not say it in one sentence:\n%s", o.stderr)
	}
	for _, part := range says {
		if !strings.Contains(last, part) {
			t.Errorf("it does not say %q but\n%s", part, o.stderr)
		}
	}
}

// mustRun runs the program, which has to do what it is told.
func (e engine) mustRun(t *testing.T, args ...string) {
	t.Helper()
	e.run(t, args...).expect(t, exitDone)
}
