package neo4j

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/sistergraph/sistergraph/store"
)

// mapped turns an error of the driver or the server into one of package store. What the server says goes on in its
// own words only where it cannot hold statements or credentials.
func (s *Store) mapped(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	if s.closed.Load() {
		return store.ErrClosed
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	var limit *driver.TransactionExecutionLimit
	if errors.As(err, &limit) && len(limit.Errors) > 0 {
		err = limit.Errors[len(limit.Errors)-1]
	}
	var server *driver.Neo4jError
	if errors.As(err, &server) {
		return serverError(server)
	}
	if unreachable(err) {
		return fmt.Errorf("%w: Neo4j at %s %s", store.ErrUnavailable, s.address.URI, obstacle(err))
	}
	return err
}

// obstacle says what is in the way to the server. The driver keeps the errors of TLS to itself, all but their text.
func obstacle(err error) string {
	text := err.Error()
	switch _, reason, untrusted := strings.Cut(text, "failed to verify certificate: "); {
	case untrusted:
		return "shows a certificate that is not trusted here (" + strings.TrimPrefix(reason, "x509: ") +
			"); let this system trust its authority, or use a scheme with +ssc"
	case strings.Contains(text, "tls: "), strings.Contains(text, "check that TLS is enabled"):
		return "does not speak TLS; use the scheme without +s"
	case speaksHTTP(err):
		return "speaks HTTP; name its port of Bolt, which is mostly 7687"
	}
	return "does not answer"
}

// unreachable tells whether an error is about the way to the server.
func unreachable(err error) bool {
	var (
		connectivity *driver.ConnectivityError
		network      net.Error
	)
	return speaksHTTP(err) || errors.As(err, &connectivity) || errors.As(err, &network) || errors.Is(err, io.EOF) || errors.Is(err, context.DeadlineExceeded)
}

func speaksHTTP(err error) bool {
	return driver.IsUsageError(err) && strings.HasPrefix(err.Error(), "server responded HTTP")
}

// passing tells whether a read may go well when it is done again. What a reader came across while it was taken away was
// a version of a release that is not published.
func passing(err error) bool {
	var server *driver.Neo4jError
	return driver.IsRetryable(err) || errors.As(err, &server) && server.Code == "Neo.ClientError.Statement.EntityNotFound"
}

func serverError(e *driver.Neo4jError) error {
	code := strings.TrimPrefix(e.Code, "Neo.")
	switch {
	case code == "ClientError.Security.Unauthorized", code == "ClientError.Security.CredentialsExpired",
		code == "ClientError.Security.AuthenticationRateLimit":
		return fmt.Errorf("%w: Neo4j refused the user name or the password", store.ErrUnavailable)
	case code == "ClientError.Database.DatabaseNotFound":
		return fmt.Errorf("%w: Neo4j has no database of that name", store.ErrUnavailable)
	case code == "ClientError.Security.Forbidden", code == "ClientError.General.ForbiddenOnReadOnlyDatabase",
		code == "ClientError.General.WriteOnReadOnlyAccessDatabase":
		return fmt.Errorf("%w: Neo4j takes no writes here: the database is read-only, or the user may only read", store.ErrReadOnly)
	case strings.HasPrefix(code, "ClientError.Transaction.TransactionTimedOut"),
		code == "TransientError.Transaction.LockAcquisitionTimeout", code == "ClientError.Transaction.LockClientStopped",
		code == "ClientError.Transaction.TransactionTerminated", code == "TransientError.Transaction.Terminated":
		return store.ErrTooLong
	case code == "TransientError.General.TransactionMemoryLimit", code == "TransientError.General.MemoryPoolOutOfMemoryError",
		code == "TransientError.General.OutOfMemoryError":
		return fmt.Errorf("%w: Neo4j lacks memory for this", store.ErrTooLong)
	case strings.Contains(e.Msg, "No space left on device"), code == "DatabaseError.Transaction.TransactionLogError":
		return fmt.Errorf("%w: Neo4j cannot write to its disk", store.ErrFull)
	case strings.HasPrefix(code, "TransientError."), code == "ClientError.Cluster.NotALeader",
		code == "DatabaseError.Database.DatabaseUnavailable", code == "TransientError.Database.DatabaseUnavailable",
		code == "DatabaseError.General.UnknownError" && strings.Contains(e.Msg, "shut down"):
		return fmt.Errorf("%w: Neo4j is not ready", store.ErrUnavailable)
	}
	return fmt.Errorf("neo4j: %s", code)
}
