package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// ticks a second, in which Linux counts processor time for programs.
const ticks = 100

// cpuOf is the processor time of a process, by its number or "self"; 0 when that cannot be read.
func cpuOf(process string) time.Duration {
	text, err := os.ReadFile("/proc/" + process + "/stat")
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(text), ") ") // what follows the name
	fields := strings.Fields(rest)
	if len(fields) < 13 {
		return 0
	}
	user, _ := strconv.Atoi(fields[11])
	system, _ := strconv.Atoi(fields[12])
	return time.Duration(user+system) * time.Second / ticks
}

// child is the process that this one has started: the server.
func child() (int, error) {
	threads, err := filepath.Glob("/proc/self/task/*/children")
	if err != nil {
		return 0, err
	}
	for _, thread := range threads {
		text, err := os.ReadFile(thread)
		if err != nil {
			continue
		}
		for _, number := range strings.Fields(string(text)) {
			if name, err := os.ReadFile(fmt.Sprintf("/proc/%s/comm", number)); err == nil && strings.HasPrefix(string(name), "java") {
				return strconv.Atoi(number)
			}
		}
	}
	return 0, errors.New("the process of the server is not found; this measures on Linux alone")
}
