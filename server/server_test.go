package server

import (
	"compress/gzip"
	"context"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// service is a server on a free port, stopped when the test ends, before a GraphQL handler that the test scripts.
type service struct {
	url   string
	asked atomic.Int32
	away  atomic.Bool
}

func start(t *testing.T, graph http.HandlerFunc) *service {
	t.Helper()
	s := &service{}
	listener, err := Listen(t.Context(), "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s.url = "http://" + listener.Addr().String()
	ctx, stop := context.WithCancel(context.Background())
	stopped := make(chan error, 1)
	go func() {
		stopped <- Serve(ctx, listener, Config{
			Graph: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				s.asked.Add(1)
				graph(w, r)
			}),
			Ping: func(context.Context) error {
				if s.away.Load() {
					return errors.New("away")
				}
				return nil
			},
			Metrics: prometheus.NewRegistry(),
			Version: "1.0",
			Timeout: 20 * time.Second,
			MaxBody: 1000,
			Log:     slog.New(slog.DiscardHandler),
		})
	}()
	t.Cleanup(func() {
		stop()
		if err := <-stopped; err != nil {
			t.Error(err)
		}
	})
	return s
}

func answering(body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, body) }
}

// send asks and reads the whole answer; headers come as name, value, name, value.
func (s *service) send(t *testing.T, method, path, body string, headers ...string) (*http.Response, string) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), method, s.url+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
	}
	transport := &http.Transport{DisableCompression: true}
	defer transport.CloseIdleConnections()
	response, err := (&http.Client{Transport: transport}).Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response, string(text)
}

func TestAnAnswerOfANumberedReleaseIsKeptForGood(t *testing.T) {
	s := start(t, answering(`{"data":{}}`))
	first, _ := s.send(t, "GET", "/r/3/graphql?query=a", "")
	if got := first.Header.Get("Cache-Control"); !strings.Contains(got, "immutable") {
		t.Errorf("Cache-Control is %q", got)
	}
	second, body := s.send(t, "GET", "/r/3/graphql?query=a", "", "If-None-Match", first.Header.Get("ETag"))
	if second.StatusCode != http.StatusNotModified || body != "" {
		t.Errorf("asked again: %d %q", second.StatusCode, body)
	}
	if asked := s.asked.Load(); asked != 1 {
		t.Errorf("the store was asked %d times, want once", asked)
	}
	for _, other := range []string{"/r/4/graphql?query=a", "/r/3/graphql?query=b"} {
		if response, _ := s.send(t, "GET", other, "", "If-None-Match", first.Header.Get("ETag")); response.StatusCode != http.StatusOK {
			t.Errorf("%s took the tag of another question", other)
		}
	}
}

func TestACurrentAnswerIsTaggedByWhatItSays(t *testing.T) {
	body := atomic.Value{}
	body.Store(`{"data":1}`)
	s := start(t, func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, body.Load().(string)) })
	first, _ := s.send(t, "GET", "/graphql?query=a", "")
	if got := first.Header.Get("Cache-Control"); got != "no-cache" {
		t.Errorf("Cache-Control is %q", got)
	}
	etag := first.Header.Get("ETag")
	if again, _ := s.send(t, "GET", "/graphql?query=a", "", "If-None-Match", etag); again.StatusCode != http.StatusNotModified {
		t.Errorf("the same answer came with status %d", again.StatusCode)
	}
	body.Store(`{"data":2}`)
	if changed, text := s.send(t, "GET", "/graphql?query=a", "", "If-None-Match", etag); changed.StatusCode != http.StatusOK || text != `{"data":2}` {
		t.Errorf("after a change: %d %q", changed.StatusCode, text)
	}
}

func TestAnAnswerWithErrorsIsNotKept(t *testing.T) {
	s := start(t, answering(`{"errors":[{"message":"later"}],"data":null}`))
	for _, path := range []string{"/r/3/graphql?query=a", "/graphql?query=a"} {
		response, _ := s.send(t, "GET", path, "")
		if got := response.Header.Get("Cache-Control"); got != "no-store" || response.Header.Get("ETag") != "" {
			t.Errorf("%s: Cache-Control %q, ETag %q", path, got, response.Header.Get("ETag"))
		}
	}
}

func TestAStoreThatIsAwayMakesTheStatus503(t *testing.T) {
	s := start(t, answering(`{"errors":[{"message":"away","extensions":{"code":"UNAVAILABLE"}}],"data":null}`))
	for _, ask := range [][2]string{{"POST", "/graphql"}, {"GET", "/graphql?query=a"}, {"GET", "/r/1/graphql?query=a"}} {
		response, body := s.send(t, ask[0], ask[1], "{}")
		if response.StatusCode != http.StatusServiceUnavailable || !strings.Contains(body, "away") || response.Header.Get("Retry-After") == "" {
			t.Errorf("%v: %d %s", ask, response.StatusCode, body)
		}
	}
}

func TestALargeAnswerIsCompressedAndItsTagStillServes(t *testing.T) {
	long := `{"data":"` + strings.Repeat("x", 5000) + `"}`
	s := start(t, answering(long))
	response, body := s.send(t, "GET", "/graphql?query=a", "", "Accept-Encoding", "gzip")
	if response.Header.Get("Content-Encoding") != "gzip" {
		t.Fatalf("not compressed: %v", response.Header)
	}
	reader, err := gzip.NewReader(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if plain, err := io.ReadAll(reader); err != nil || string(plain) != long {
		t.Errorf("decompressed to %d bytes, %v", len(plain), err)
	}
	again, _ := s.send(t, "GET", "/graphql?query=a", "", "Accept-Encoding", "gzip", "If-None-Match", response.Header.Get("ETag"))
	if again.StatusCode != http.StatusNotModified {
		t.Errorf("the compressed answer's tag gave %d", again.StatusCode)
	}
}

func TestABodyBeyondTheLimitIsRefusedAndNotAnswered(t *testing.T) {
	s := start(t, answering(`{"data":{}}`))
	response, body := s.send(t, "POST", "/graphql", strings.Repeat(" ", 1001))
	if response.StatusCode != http.StatusRequestEntityTooLarge || !strings.Contains(body, "more than 1000 bytes") {
		t.Errorf("%d %s", response.StatusCode, body)
	}
	if s.asked.Load() != 0 {
		t.Error("it was answered all the same")
	}
}

func TestEveryAnswerHasADeadline(t *testing.T) {
	s := start(t, func(w http.ResponseWriter, r *http.Request) {
		if _, ok := r.Context().Deadline(); !ok {
			w.WriteHeader(http.StatusInternalServerError)
		}
	})
	for _, method := range []string{"GET", "POST"} {
		if response, _ := s.send(t, method, "/graphql", ""); response.StatusCode != http.StatusOK {
			t.Errorf("%s has none", method)
		}
	}
}

func TestReadinessFollowsTheStoreAndHealthDoesNot(t *testing.T) {
	s := start(t, answering(""))
	want := func(path string, status int) {
		t.Helper()
		if response, body := s.send(t, "GET", path, ""); response.StatusCode != status {
			t.Errorf("%s: %d %q, want %d", path, response.StatusCode, body, status)
		}
	}
	want("/readyz", 200)
	s.away.Store(true)
	want("/readyz", 503)
	want("/healthz", 200)
	s.away.Store(false)
	want("/readyz", 200)
}

func TestMetricsCountRequestsByRouteAndStatus(t *testing.T) {
	s := start(t, answering(`{"data":{}}`))
	s.send(t, "GET", "/r/1/graphql?query=a", "")
	s.send(t, "GET", "/r/2/graphql?query=a", "")
	_, body := s.send(t, "GET", "/metrics", "")
	if line := `sistergraph_http_requests_total{code="200",route="release"} 2`; !strings.Contains(body, line) {
		t.Errorf("no line %s in\n%s", line, body)
	}
}

func TestThePageNamesTheAddressesAndHasNoScript(t *testing.T) {
	s := start(t, answering(""))
	response, body := s.send(t, "GET", "/", "")
	for _, address := range []string{"/graphql", "/r/1/graphql", "/healthz", "/readyz", "/metrics"} {
		if !strings.Contains(body, address) {
			t.Errorf("%s is not named", address)
		}
	}
	if strings.Contains(body, "<script") || strings.Contains(body, "<form") {
		t.Error("the page has a script or a form")
	}
	for header, want := range map[string]string{"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"} {
		if got := response.Header.Get(header); got != want {
			t.Errorf("%s is %q", header, got)
		}
	}
	if missing, _ := s.send(t, "GET", "/nowhere", ""); missing.StatusCode != http.StatusNotFound {
		t.Errorf("an unknown address gave %d", missing.StatusCode)
	}
}

func TestAnAddressThatCannotBeListenedOnIsExplained(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = taken.Close() }()
	for name, c := range map[string]struct{ address, want string }{
		"a port in use":         {taken.Addr().String(), "the port is in use"},
		"no port":               {"localhost", "write HOST:PORT"},
		"a port beyond all":     {"127.0.0.1:70000", "write HOST:PORT"},
		"somebody else's place": {"203.0.113.1:8080", "not an address of this machine"},
	} {
		t.Run(name, func(t *testing.T) {
			listener, err := Listen(t.Context(), c.address)
			if err == nil {
				_ = listener.Close()
				t.Fatal("it was listened on")
			}
			if !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), c.address) {
				t.Errorf("the error is %q", err)
			}
		})
	}
}

func TestAnAnswerUnderWayIsFinishedWhenTheServerStops(t *testing.T) {
	reached, release := make(chan struct{}), make(chan struct{})
	listener, err := Listen(t.Context(), "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	stopped := make(chan error, 1)
	go func() {
		stopped <- Serve(ctx, listener, Config{
			Graph: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				close(reached)
				<-release
				_, _ = io.WriteString(w, `{"data":{}}`)
			}),
			Metrics: prometheus.NewRegistry(), Timeout: 20 * time.Second, MaxBody: 1000, Log: slog.New(slog.DiscardHandler),
		})
	}()
	answered := make(chan error, 1)
	go func() {
		response, err := http.Post("http://"+listener.Addr().String()+"/graphql", "application/json", strings.NewReader("{}"))
		if err == nil {
			_, err = io.ReadAll(response.Body)
			err = errors.Join(err, response.Body.Close())
		}
		answered <- err
	}()
	<-reached
	stop()
	close(release)
	if err := <-answered; err != nil {
		t.Errorf("the answer under way was cut off: %v", err)
	}
	if err := <-stopped; err != nil {
		t.Error(err)
	}
}
