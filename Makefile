# Caches (Go's own, Maven's, and Neo4j's libraries) live under the user's home, outside this tree.

SHELL := /bin/bash
GO ?= go
POINTS ?= 50

.PHONY: help build test precision check generated prepare bench bench-scale bench-neo4j faults newer-line

help:
	@echo "make build     the program, as bin/sistergraph"
	@echo "make test      everything that CI runs; installs Java and Maven on Debian when they are missing"
	@echo "make precision how well places are found by their names"
	@echo "make check     the quick part of it: generated code, format, vet, staticcheck"
	@echo "make bench     times, memory and ratios; not part of the tests"
	@echo "make bench-scale  1.5 million pairs into SQLite, twice: processor time and memory (TIES=5000000 for more)"
	@echo "make bench-neo4j  an import into Neo4j beside LOAD CSV of the same"
	@echo "make faults    kills loading processes at 50 points on each store, and all other faults (POINTS=n for others)"

build:
	CGO_ENABLED=0 $(GO) build -trimpath -o bin/sistergraph ./cmd/sistergraph

WITH_NEO4J := $(GO) run ./store/neo4j/neo4jtest/cmd/withneo4j

# One Neo4j server serves the whole run; withneo4j stops it even when a test fails. What was not run is told at the end.
test: prepare check
	@not_run=$$(mktemp); SISTERGRAPH_TEST_NOT_RUN=$$not_run $(WITH_NEO4J) $(GO) test -p 2 -timeout 40m ./...; code=$$?; \
	cat $$not_run; rm $$not_run; exit $$code
	$(MAKE) --no-print-directory precision
	$(WITH_NEO4J) -line 2026 -optional make --no-print-directory newer-line

# The store and the golden answers on the server that is there; make test starts one of the line with calendar versions,
# where Java 25 is installed, and says so where it is not.
newer-line:
	$(GO) test -timeout 20m ./store/neo4j
	$(GO) test -timeout 20m -run 'TestGoldenAnswers' ./graph

# How well places are found by their names: see docs/identity.md.
precision:
	$(GO) test -count 1 -v -run Precision ./loader/identity

check: generated
	@files=$$($(GO) tool gofumpt -l .); if [ -n "$$files" ]; then echo "not formatted, run: go tool gofumpt -w ."; echo "$$files"; exit 1; fi
	$(GO) vet ./...
	$(GO) tool staticcheck ./...

generated:
	.ci/generated

prepare:
	.ci/prepare

bench:
	$(GO) test -run '^$$' -bench . -benchmem ./bench/...

TIES ?= 1500000
bench-scale: build
	$(GO) run ./bench/scale -program bin/sistergraph -ties $(TIES)

bench-neo4j: prepare
	$(GO) run ./bench/besidecsv

faults: prepare
	$(GO) test -count 1 -timeout 120m -v ./reliability -points $(POINTS)
