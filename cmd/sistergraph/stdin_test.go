package main

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"
)

func TestAReadThatWaitsForStandardInputEndsWithTheRun(t *testing.T) {
	ctx, interrupt := context.WithCancel(t.Context())
	silent, keepOpen := io.Pipe()
	defer func() { _ = keepOpen.Close() }()
	ended := make(chan error, 1)
	go func() {
		_, err := io.ReadAll(&stdin{ctx: ctx, source: io.MultiReader(strings.NewReader("a,b\n"), silent)})
		ended <- err
	}()
	interrupt()
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Errorf("it ended with %v", err)
	}
}

func TestStandardInputIsReadToItsEnd(t *testing.T) {
	want := strings.Repeat("Harbin,Turku\n", 10_000)
	got, err := io.ReadAll(&stdin{ctx: t.Context(), source: strings.NewReader(want)})
	if err != nil || string(got) != want {
		t.Errorf("%d of %d bytes, %v", len(got), len(want), err)
	}
}

func TestALoadWithoutInputCanBeInterrupted(t *testing.T) {
	ctx, interrupt := context.WithCancel(t.Context())
	silent, keepOpen := io.Pipe()
	defer func() { _ = keepOpen.Close() }()
	interrupt()
	var stdout, stderr strings.Builder
	code := run(ctx, []string{"--store", "sqlite::memory:", "load", "-"}, silent, &stdout, &stderr)
	if code != exitInterrupted || !strings.Contains(stderr.String(), "interrupted") {
		t.Errorf("it ended with %d: %s", code, stderr.String())
	}
}
