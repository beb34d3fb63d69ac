package neo4jtest

import (
	"bytes"
	"io"
	"net"
	"sync"
	"testing"
)

// Relay is a network between a client and a server that a test can disturb. It listens from Start until the test ends.
type Relay struct {
	// Target is host:port of the server.
	Target string
	// StallAfter is after how many bytes from clients the network stalls: connections stay open and nothing reaches the
	// server any more. 0 is never.
	StallAfter int64
	// Says is what the server says, and Instead what clients hear in its place: a text of the same length.
	Says, Instead string

	listener net.Listener
	mu       sync.Mutex
	sent     int64
	stalled  chan struct{}
	open     []net.Conn
}

// Start begins to listen.
func (r *Relay) Start(t testing.TB) *Relay {
	t.Helper()
	if len(r.Says) != len(r.Instead) {
		t.Fatalf("%q and %q are not of the same length", r.Says, r.Instead)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	r.listener, r.stalled = listener, make(chan struct{})
	go r.accept()
	t.Cleanup(r.Close)
	return r
}

// Host is host:port where the relay listens.
func (r *Relay) Host() string { return r.listener.Addr().String() }

// Stall lets nothing more through.
func (r *Relay) Stall() {
	r.mu.Lock()
	defer r.mu.Unlock()
	if !r.IsStalled() {
		close(r.stalled)
	}
}

// IsStalled tells whether the network has stalled.
func (r *Relay) IsStalled() bool {
	select {
	case <-r.stalled:
		return true
	default:
		return false
	}
}

// Close ends the listener and all connections.
func (r *Relay) Close() {
	_ = r.listener.Close()
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, c := range r.open {
		_ = c.Close()
	}
}

func (r *Relay) accept() {
	for {
		client, err := r.listener.Accept()
		if err != nil {
			return
		}
		r.keep(client)
		if r.IsStalled() {
			continue
		}
		server, err := net.Dial("tcp", r.Target)
		if err != nil {
			_ = client.Close()
			continue
		}
		r.keep(server)
		go r.toServer(server, client)
		go r.toClient(client, server)
	}
}

func (r *Relay) keep(c net.Conn) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.open = append(r.open, c)
}

func (r *Relay) toServer(server, client net.Conn) {
	block := make([]byte, 4<<10)
	for {
		n, err := client.Read(block)
		if !r.mayPass(int64(n)) {
			return
		}
		if _, sent := server.Write(block[:n]); err != nil || sent != nil {
			_ = server.Close()
			return
		}
	}
}

func (r *Relay) mayPass(n int64) bool {
	r.mu.Lock()
	r.sent += n
	over := r.StallAfter > 0 && r.sent > r.StallAfter
	r.mu.Unlock()
	if over {
		r.Stall()
	}
	return !r.IsStalled()
}

// toClient passes on what the server says. A text that is replaced has to come in one piece, as short answers do.
func (r *Relay) toClient(client, server net.Conn) {
	defer client.Close()
	if r.Says == "" {
		_, _ = io.Copy(client, server)
		return
	}
	block := make([]byte, 64<<10)
	for {
		n, err := server.Read(block)
		heard := bytes.ReplaceAll(block[:n], []byte(r.Says), []byte(r.Instead))
		if _, sent := client.Write(heard); err != nil || sent != nil {
			return
		}
	}
}
