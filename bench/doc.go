// Package bench measures what is worth knowing about speed and memory, and asserts nothing: make bench. Trust ratios,
// allocations and counts of store calls; times depend on the machine. README.md has a run.
package bench
