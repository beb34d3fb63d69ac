package reliability

import (
	"io"
	"net"
	"sync"
	"testing"
)

// proxy is the network between the program and a server. What the program sends goes on until it is to stall: then the
// connections stay open and nothing moves any more.
type proxy struct {
	listener net.Listener
	target   string
	mu       sync.Mutex
	left     int64 // bytes that may still go to the server
	stalled  chan struct{}
	open     []net.Conn
}

// newProxy forwards so many bytes to the server and then stalls; with none it takes connections and says nothing.
func newProxy(t *testing.T, target string, bytes int64) *proxy {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p := &proxy{listener: listener, target: target, left: bytes, stalled: make(chan struct{})}
	if bytes == 0 {
		close(p.stalled)
	}
	go p.accept()
	t.Cleanup(p.close)
	return p
}

func (p *proxy) accept() {
	for {
		client, err := p.listener.Accept()
		if err != nil {
			return
		}
		p.keep(client)
		if p.isStalled() {
			continue
		}
		server, err := net.Dial("tcp", p.target)
		if err != nil {
			_ = client.Close()
			continue
		}
		p.keep(server)
		go p.forward(server, client)
		go func() { _, _ = io.Copy(client, server) }()
	}
}

// forward passes on what the program sends while something may still go.
func (p *proxy) forward(server, client net.Conn) {
	block := make([]byte, 4<<10)
	for {
		n, err := client.Read(block)
		if !p.may(int64(n)) {
			return
		}
		if _, sent := server.Write(block[:n]); err != nil || sent != nil {
			_ = server.Close()
			return
		}
	}
}

func (p *proxy) may(n int64) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.left < 0 {
		return false
	}
	if p.left -= n; p.left < 0 {
		close(p.stalled)
		return false
	}
	return true
}

func (p *proxy) isStalled() bool {
	select {
	case <-p.stalled:
		return true
	default:
		return false
	}
}

func (p *proxy) keep(c net.Conn) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.open = append(p.open, c)
}

// close ends the listener and all connections.
func (p *proxy) close() {
	_ = p.listener.Close()
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, c := range p.open {
		_ = c.Close()
	}
}

// through is the store behind the proxy.
func (e engine) through(t *testing.T, p *proxy) engine {
	t.Helper()
	e.address = "bolt://neo4j@" + p.listener.Addr().String() + "/neo4j"
	return e
}
