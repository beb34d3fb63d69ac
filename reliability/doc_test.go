// Package reliability puts imports and the service under fire, on both stores: processes and servers are killed, disks
// are full, networks stall, several write at once. After each fault the old or the new release has to be there, whole,
// the check of the store has to pass, and the next import has to work.
//
// There are only tests here. What was measured with them is in docs/reliability.md.
package reliability
