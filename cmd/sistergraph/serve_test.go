package main

import (
	"bufio"
	"context"
	"encoding/json"
	"html"
	"io"
	"net/http"
	"strings"
	"testing"
)

// running is the program serving in this process, on a port of its own.
type running struct {
	url  string
	stop func() int // ends it and returns the exit code
}

// serving starts the program as a person does and waits until it says where it listens.
func serving(t *testing.T, args ...string) running {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	reader, writer := io.Pipe()
	var stderr strings.Builder
	ended := make(chan int, 1)
	go func() {
		code := run(ctx, append(args, "serve", "--listen", "127.0.0.1:0"), strings.NewReader(""), writer, &stderr)
		_ = writer.Close() // a pipe in memory
		ended <- code
	}()
	stopped := -1
	stop := func() int {
		cancel()
		if stopped < 0 {
			stopped = <-ended
		}
		return stopped
	}
	t.Cleanup(func() { stop() })
	line, err := bufio.NewReader(reader).ReadString('\n')
	if err != nil {
		t.Fatalf("the server ended with %d: %s", stop(), stderr.String())
	}
	go func() { _, _ = io.Copy(io.Discard, reader) }()
	_, rest, _ := strings.Cut(line, "http://")
	address, _, _ := strings.Cut(rest, "/")
	return running{url: "http://" + address, stop: stop}
}

// ask sends a request, with headers as name, value, name, value, and reads the whole answer.
func (r running) ask(t *testing.T, method, path, body string, headers ...string) (*http.Response, string) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), method, r.url+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(response.Body)
	if err := closeAfter(err, response.Body); err != nil {
		t.Fatal(err)
	}
	return response, string(text)
}

func (r running) get(t *testing.T, path string, headers ...string) (*http.Response, string) {
	t.Helper()
	return r.ask(t, http.MethodGet, path, "", headers...)
}

func (r running) post(t *testing.T, path, query string) (*http.Response, string) {
	t.Helper()
	body, err := json.Marshal(map[string]string{"query": query})
	if err != nil {
		t.Fatal(err)
	}
	return r.ask(t, http.MethodPost, path, string(body), "Content-Type", "application/json")
}

const countPartners = `{city(name: "Harbin") {partners {counts {cities} definition {release}}}}`

func TestTheServerAnswersAndStops(t *testing.T) {
	server := serving(t, "--store", filled(t))
	for _, path := range []string{"/graphql", "/r/1/graphql"} {
		if _, text := server.post(t, path, countPartners); !strings.Contains(text, `"cities":48`) || !strings.Contains(text, `"release":1`) {
			t.Errorf("%s answers %s", path, text)
		}
	}
	if _, text := server.post(t, "/r/7/graphql", countPartners); !strings.Contains(text, "RELEASE_UNKNOWN") {
		t.Errorf("a release that is not there answers %s", text)
	}
	for _, path := range []string{"/", "/healthz", "/readyz", "/metrics"} {
		if response, text := server.get(t, path); response.StatusCode != http.StatusOK {
			t.Errorf("%s: %d %s", path, response.StatusCode, text)
		}
	}
	if code := server.stop(); code != exitDone {
		t.Errorf("stopping it ended with %d", code)
	}
}

func TestThePageLinksToAnAnswer(t *testing.T) {
	server := serving(t, "--store", filled(t))
	_, page := server.get(t, "/")
	_, rest, found := strings.Cut(page, `href="/graphql?`)
	link, _, _ := strings.Cut(rest, `"`)
	if _, text := server.get(t, "/graphql?"+html.UnescapeString(link)); !found || !strings.Contains(text, `"cities":22,"countries":16`) {
		t.Errorf("the example answers %s", text)
	}
}

func TestAnAnswerOfANumberedReleaseNeedNotBeSentAgain(t *testing.T) {
	server := serving(t, "--store", filled(t))
	first, _ := server.get(t, "/r/1/graphql?query={areas{key}}")
	if tag := first.Header.Get("ETag"); tag == "" || !strings.Contains(first.Header.Get("Cache-Control"), "immutable") {
		t.Fatalf("the headers are %v", first.Header)
	}
	second, _ := server.get(t, "/r/1/graphql?query={areas{key}}", "If-None-Match", first.Header.Get("ETag"))
	if second.StatusCode != http.StatusNotModified {
		t.Errorf("asked again: %d", second.StatusCode)
	}
}

func TestAStoreThatGoesAwayMakesTheServerNotReady(t *testing.T) {
	own := ownStore(t)
	server := serving(t, "--store", own)
	change(t, strings.TrimPrefix(own, "sqlite:"), `ALTER TABLE release RENAME TO gone`)
	if response, _ := server.get(t, "/readyz"); response.StatusCode != http.StatusServiceUnavailable {
		t.Errorf("/readyz: %d", response.StatusCode)
	}
	if response, _ := server.get(t, "/healthz"); response.StatusCode != http.StatusOK {
		t.Errorf("/healthz: %d", response.StatusCode)
	}
	change(t, strings.TrimPrefix(own, "sqlite:"), `ALTER TABLE gone RENAME TO release`)
	if response, _ := server.get(t, "/readyz"); response.StatusCode != http.StatusOK {
		t.Errorf("/readyz afterwards: %d", response.StatusCode)
	}
}

func TestAServerInMemoryFillsItself(t *testing.T) {
	server := serving(t, "--store", "sqlite::memory:")
	if _, text := server.post(t, "/graphql", countPartners); !strings.Contains(text, `"cities":48`) {
		t.Errorf("it answers %s", text)
	}
}
