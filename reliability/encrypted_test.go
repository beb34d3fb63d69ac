package reliability

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// trusting is the variable by which a process trusts the authorities in a file and no others.
const trusting = "SSL_CERT_FILE="

// The server's certificate is for 127.0.0.1 and for no name, and signed by an authority that no system trusts by itself.
func TestConnectionsAreEncryptedAndTheCertificateIsChecked(t *testing.T) {
	e := onNeo4j(t)
	load(t, e.opened(t), small, 0)
	server := ourServer(t)
	_, port, _ := strings.Cut(server.Host, ":")
	other := filepath.Join(t.TempDir(), "other.pem")
	if err := os.WriteFile(other, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		scheme, host, authority string
		code                    int
		says                    []string
	}{
		"one server, its authority trusted":      {"bolt+s", server.Host, server.Authority, exitDone, nil},
		"with routing":                           {"neo4j+s", server.Host, server.Authority, exitDone, nil},
		"with routing and without TLS":           {"neo4j", server.Host, other, exitDone, nil},
		"its authority not trusted":              {"bolt+s", server.Host, other, exitUnreachable, []string{"certificate", "unknown authority", "+ssc"}},
		"its authority not trusted, and routing": {"neo4j+s", server.Host, other, exitUnreachable, []string{"certificate", "unknown authority", "+ssc"}},
		"a certificate for another name":         {"bolt+s", "localhost:" + port, server.Authority, exitUnreachable, []string{"certificate", "localhost"}},
		"any certificate is taken":               {"bolt+ssc", server.Host, other, exitDone, nil},
		"any certificate is taken, and routing":  {"neo4j+ssc", server.Host, other, exitDone, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			to := engine{address: c.scheme + "://neo4j@" + c.host + "/neo4j", password: e.password}
			cmd := to.command(t, "release", "list")
			cmd.Env = []string{trusting + c.authority}
			got := to.startCommand(t, cmd).wait(t)
			got.expect(t, c.code, c.says...)
			if c.code == exitDone && !strings.Contains(got.stdout, "2000-01-01") {
				t.Errorf("the release of edition 0 is not in %s", got.stdout)
			}
		})
	}
}
