package neo4j

import (
	"fmt"
	"net"
	"net/url"
	"slices"
	"strings"

	"github.com/sistergraph/sistergraph/store"
)

// Address is where a database is and who asks: no password.
type Address struct {
	// URI is what the driver connects to: scheme, host and port.
	URI string
	// User is neo4j where the address names none.
	User string
	// Database is neo4j where the address names none.
	Database string
}

// Schemes are the schemes of addresses: bolt for one server, neo4j for routing, +s with a checked certificate, +ssc
// with a self-signed one.
var Schemes = []string{"neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc"}

// ParseAddress reads SCHEME://USER@HOST:PORT/DATABASE. An address that makes no sense or holds a password is
// ErrBadAddress; the error never repeats the password.
func ParseAddress(text string) (Address, error) {
	bad := func(reason string) (Address, error) {
		return Address{}, fmt.Errorf("%w: %s; write neo4j://USER@HOST:PORT/DATABASE", store.ErrBadAddress, reason)
	}
	u, err := url.Parse(text)
	if err != nil {
		return bad("it is not a URL")
	}
	if !slices.Contains(Schemes, u.Scheme) {
		return bad(fmt.Sprintf("the scheme %q is none of %s", u.Scheme, strings.Join(Schemes, ", ")))
	}
	if _, has := u.User.Password(); has {
		return bad("a password does not belong into the address: give it by SISTERGRAPH_NEO4J_PASSWORD or a file")
	}
	if u.Hostname() == "" {
		return bad("the host is missing")
	}
	if u.RawQuery != "" || u.Fragment != "" {
		return bad("nothing may follow the database")
	}
	database := strings.Trim(u.Path, "/")
	if strings.Contains(database, "/") {
		return bad(fmt.Sprintf("%q is not the name of a database", database))
	}
	a := Address{User: u.User.Username(), Database: database}
	if a.User == "" {
		a.User = "neo4j"
	}
	if a.Database == "" {
		a.Database = "neo4j"
	}
	port := u.Port()
	if port == "" {
		port = "7687"
	}
	a.URI = u.Scheme + "://" + net.JoinHostPort(u.Hostname(), port)
	return a, nil
}
