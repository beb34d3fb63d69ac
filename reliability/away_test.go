package reliability

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// Neo4j goes away while the program serves, and comes back.
func TestAServerWithoutItsStoreSaysSoAndRecovers(t *testing.T) {
	e := onNeo4j(t)
	server := ourServer(t)
	load(t, e.opened(t), small, 0)
	url, _ := e.serve(t)
	const partners = `{"query": "{city(id: \"city:Q1003\") {partners {counts {cities}}}} # %d"}`
	asked := 0
	ask := func() (int, string) {
		asked++ // each is another text, so that no answer that was kept is given again
		return request(t, http.MethodPost, url+"/graphql", fmt.Sprintf(partners, asked))
	}
	status, before := ask()
	if status != http.StatusOK || !strings.Contains(before, `"cities":`) {
		t.Fatalf("%d %s", status, before)
	}
	for path, want := range map[string]int{"/readyz": http.StatusOK, "/healthz": http.StatusOK} {
		if got, text := request(t, http.MethodGet, url+path, ""); got != want {
			t.Errorf("%s: %d %s", path, got, text)
		}
	}
	if err := server.Kill(); err != nil {
		t.Fatal(err)
	}
	status, away := ask()
	if status != http.StatusServiceUnavailable || codeOf(t, away) != "UNAVAILABLE" {
		t.Errorf("without Neo4j: %d %s", status, away)
	}
	if strings.Contains(away, server.Password) || strings.Contains(away, server.Host) {
		t.Errorf("the answer shows internals: %s", away)
	}
	for path, want := range map[string]int{"/readyz": http.StatusServiceUnavailable, "/healthz": http.StatusOK} {
		if got, text := request(t, http.MethodGet, url+path, ""); got != want {
			t.Errorf("%s without Neo4j: %d %s", path, got, text)
		}
	}
	if err := server.Restart(t.Context()); err != nil {
		t.Fatal(err)
	}
	eventually(t, "the server is ready again", func() bool {
		got, _ := request(t, http.MethodGet, url+"/readyz", "")
		return got == http.StatusOK
	})
	if status, after := ask(); status != http.StatusOK || after != before {
		t.Errorf("with Neo4j again: %d %s", status, after)
	}
}

func TestThePasswordIsInNoListOfProcesses(t *testing.T) {
	e := onNeo4j(t)
	load(t, e.opened(t), small, 0)
	_, served := e.serve(t)
	list, err := exec.Command("ps", "-ww", "-o", "args=", "-p", fmt.Sprint(served.cmd.Process.Pid)).Output()
	if err != nil || !strings.Contains(string(list), "serve") {
		t.Fatalf("%s %v", list, err)
	}
	if strings.Contains(string(list), e.password) {
		t.Error("the list of processes shows the password")
	}
}

// serve starts the program serving and returns its address when it can be asked.
func (e engine) serve(t *testing.T) (string, *process) {
	t.Helper()
	cmd := e.command(t, "serve", "--listen", "127.0.0.1:0")
	said, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stdout = write
	p := e.startCommand(t, cmd)
	_ = write.Close()
	t.Cleanup(func() {
		p.interrupt(t)
		p.wait(t).expect(t, exitDone)
		_ = said.Close()
	})
	line, err := bufio.NewReader(said).ReadString('\n')
	_, rest, found := strings.Cut(line, "http://")
	if err != nil || !found {
		t.Fatalf("the server says %q, %v", line, err)
	}
	address, _, _ := strings.Cut(rest, "/")
	return "http://" + address, p
}

func request(t *testing.T, method, url, body string) (int, string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(text)
}

// codeOf is the code of an answer's only error.
func codeOf(t *testing.T, answer string) string {
	t.Helper()
	var a struct {
		Errors []struct {
			Extensions struct{ Code string }
		}
	}
	if err := json.Unmarshal([]byte(answer), &a); err != nil || len(a.Errors) != 1 {
		t.Fatalf("%s: %v", answer, err)
	}
	return a.Errors[0].Extensions.Code
}
