package store

import "errors"

// Errors of every store; check with errors.Is. Their texts go to users, so
// what a store wraps around them must name no internals and no password.
var (
	// ErrUnavailable: the engine cannot be reached or does not answer in time.
	ErrUnavailable = errors.New("the store is not available")
	// ErrRelease: no such release is published.
	ErrRelease = errors.New("there is no such release")
	// ErrBusy: another import holds the lease.
	ErrBusy = errors.New("another import is under way")
	// ErrLeaseLost: the lease expired and another import took over.
	ErrLeaseLost = errors.New("the import lost its lease to another")
	// ErrReadOnly: the engine or its file cannot be written.
	ErrReadOnly = errors.New("the store cannot be written")
	// ErrFull: there is no space left.
	ErrFull = errors.New("the store has no space left")
	// ErrNewer: the data was made by a newer version of the program.
	ErrNewer = errors.New("the store was made by a newer version")
	// ErrForeign: the engine holds something that is not ours.
	ErrForeign = errors.New("the store holds data of another program")
	// ErrBadAddress: the address of a store makes no sense.
	ErrBadAddress = errors.New("not the address of a store")
	// ErrBadKey: the key of a page does not fit its list.
	ErrBadKey = errors.New("the key does not fit the list")
	// ErrClosed: the store was closed.
	ErrClosed = errors.New("the store is closed")
	// ErrTooLong: the engine gave up after the time a call may take.
	ErrTooLong = errors.New("the store took too long")
	// ErrCorrupt: what is stored breaks the contract.
	ErrCorrupt = errors.New("the store is damaged")
)
