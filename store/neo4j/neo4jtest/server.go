package neo4jtest

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"net"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"
)

const (
	startLimit = 3 * time.Minute
	stopLimit  = 40 * time.Second
)

// Server is a Neo4j server for tests.
type Server struct {
	// Host is host:port of Bolt.
	Host string
	// User and Password are the credentials that it accepts.
	User, Password string
	// Database is the name of its user database.
	Database string
	// Authority is the file with the certificate of the authority that signed the server's own: Bolt is spoken with and
	// without TLS. It is empty for a given server.
	Authority string

	process *process
}

// process is what a server that this program started has and a given one has not.
type process struct {
	line    Line
	java    string
	lib     string
	home    string
	lock    *fileLock
	running *child
}

// Start assembles, configures and starts a server of a line with folders and a port of its own, and waits until it
// answers. The caller ends it with Remove. It ends with this process at the latest.
func Start(ctx context.Context, line Line) (*Server, error) {
	java, err := FindJava(line.Java)
	if err != nil {
		return nil, err
	}
	lib, err := Assemble(ctx, line)
	if err != nil {
		return nil, err
	}
	home, lock, err := newHome()
	if err != nil {
		return nil, err
	}
	s := &Server{User: "neo4j", Database: "neo4j", process: &process{line: line, java: java, lib: lib, home: home, lock: lock}}
	err = s.configure(ctx)
	if err == nil {
		err = s.Restart(ctx)
	}
	if err != nil {
		return nil, errors.Join(err, s.Remove())
	}
	return s, nil
}

// Address is the server as the store's address form, without the password.
func (s *Server) Address() string {
	return (&url.URL{Scheme: "bolt", User: url.User(s.User), Host: s.Host, Path: "/" + s.Database}).String()
}

// URI is Address with the password: the form of SISTERGRAPH_TEST_NEO4J_URI.
func (s *Server) URI() string {
	return (&url.URL{Scheme: "bolt", User: url.UserPassword(s.User, s.Password), Host: s.Host, Path: "/" + s.Database}).String()
}

// Restart starts a stopped or killed server again, on the same folders and the same port, and waits until it answers.
// The settings, lines of neo4j.conf, hold for this start.
func (s *Server) Restart(ctx context.Context, settings ...string) error {
	if err := s.owned(); err != nil {
		return err
	}
	if s.process.running != nil {
		return fmt.Errorf("the Neo4j server at %s runs already", s.Host)
	}
	if err := s.writeSettings(settings); err != nil {
		return err
	}
	child, err := s.process.launch()
	if err != nil {
		return err
	}
	s.process.running = child
	if err := s.awaitBolt(ctx); err != nil {
		return fmt.Errorf("%w\n%s", err, s.process.tail())
	}
	return nil
}

// Stop ends the server cleanly (SIGTERM).
func (s *Server) Stop() error { return s.end(syscall.SIGTERM) }

// Kill ends the server with SIGKILL, as a crash would.
func (s *Server) Kill() error { return s.end(os.Kill) }

// Remove kills the server and removes its folders.
func (s *Server) Remove() error {
	if err := s.Kill(); err != nil {
		return err
	}
	defer s.process.lock.release()
	return os.RemoveAll(s.process.home)
}

func (s *Server) end(signal os.Signal) error {
	if err := s.owned(); err != nil {
		return err
	}
	running := s.process.running
	if running == nil {
		return nil
	}
	s.process.running = nil
	return running.end(signal, stopLimit)
}

func (s *Server) owned() error {
	if s.process == nil {
		return fmt.Errorf("the Neo4j server at %s was not started here, so it is not ours to stop or start", s.Host)
	}
	return nil
}

// awaitBolt waits until a statement runs with the real credentials.
func (s *Server) awaitBolt(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, startLimit)
	defer cancel()
	driver, err := neo4j.NewDriverWithContext("bolt://"+s.Host, neo4j.BasicAuth(s.User, s.Password, ""), func(c *config.Config) {
		c.MaxTransactionRetryTime = 0 // the driver waits twice as long each time, up to half a minute
	})
	if err != nil {
		return err
	}
	defer func() { _ = driver.Close(context.WithoutCancel(ctx)) }()
	retry := time.NewTicker(200 * time.Millisecond)
	defer retry.Stop()
	for {
		_, err := neo4j.ExecuteQuery(ctx, driver, "RETURN 1", nil, neo4j.EagerResultTransformer,
			neo4j.ExecuteQueryWithDatabase(s.Database), neo4j.ExecuteQueryWithReadersRouting()) // it may be read-only
		if err == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("the Neo4j server did not answer (limit %s, %w): %w", startLimit, ctx.Err(), err)
		case <-s.process.running.done:
			return fmt.Errorf("the Neo4j server ended while it started: %w", err)
		case <-retry.C:
		}
	}
}

// configure makes the folders and the certificate, and sets the password, before the first start.
func (s *Server) configure(ctx context.Context) error {
	port, err := freePort()
	if err != nil {
		return err
	}
	s.Host = fmt.Sprintf("127.0.0.1:%d", port)
	s.Password = randomText()
	home := s.process.home
	for _, dir := range []string{"conf", "data", "logs", "run", "plugins", "import"} {
		if err := os.MkdirAll(filepath.Join(home, dir), 0o755); err != nil {
			return err
		}
	}
	if err := certify(s.certificates()); err != nil {
		return err
	}
	s.Authority = filepath.Join(s.certificates(), authorityFile)
	if err := s.writeSettings(nil); err != nil {
		return err
	}
	cmd := exec.CommandContext(ctx, s.process.java, "-cp", filepath.Join(s.process.lib, "*"), "org.neo4j.cli.AdminTool", "dbms", "set-initial-password", s.Password)
	cmd.Env = append(os.Environ(), "NEO4J_HOME="+home, "NEO4J_CONF="+filepath.Join(home, "conf"))
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("neo4j did not take its initial password: %w\n%s", err, out)
	}
	return nil
}

func (s *Server) certificates() string { return filepath.Join(s.process.home, "certificates", "bolt") }

// writeSettings writes the server's configuration with more settings.
func (s *Server) writeSettings(more []string) error {
	settings := append([]string{
		"server.default_listen_address=127.0.0.1",
		"server.bolt.enabled=true",
		"server.bolt.listen_address=" + s.Host,
		"server.bolt.advertised_address=" + s.Host,
		"server.bolt.tls_level=OPTIONAL",
		"dbms.ssl.policy.bolt.enabled=true",
		"dbms.ssl.policy.bolt.base_directory=" + s.certificates(),
		"dbms.ssl.policy.bolt.private_key=" + keyFile,
		"dbms.ssl.policy.bolt.public_certificate=" + certificateFile,
		"dbms.ssl.policy.bolt.client_auth=NONE",
		"server.http.enabled=false",
		"server.https.enabled=false",
		"dbms.security.auth_enabled=true",
		"dbms.usage_report.enabled=false",
		"server.memory.pagecache.size=256m", // as docker-compose.yml, and so is the heap
		"db.tx_log.rotation.retention_policy=keep_none",
		"db.tx_log.preallocate=false",
	}, more...)
	return os.WriteFile(filepath.Join(s.process.home, "conf", "neo4j.conf"), []byte(strings.Join(settings, "\n")+"\n"), 0o644)
}

// freePort asks the kernel for a port that nobody listens on.
func freePort() (int, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer func() { _ = listener.Close() }()
	return listener.Addr().(*net.TCPAddr).Port, nil
}

func randomText() string {
	raw := make([]byte, 12)
	_, _ = rand.Read(raw)
	return hex.EncodeToString(raw)
}
