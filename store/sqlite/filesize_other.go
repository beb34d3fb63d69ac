//go:build !unix

package sqlite

// fileSizeLimit tells that this system sets no limit to the size of a file.
func fileSizeLimit() (uint64, bool) { return 0, false }
