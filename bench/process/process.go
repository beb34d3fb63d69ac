// Package process tells the processor time and the memory of this process and of others that it has started, on Linux.
package process

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

// Self names this process.
const Self = "self"

// CPU is the processor time of a process, by its number or Self; 0 when that cannot be read.
func CPU(process string) time.Duration {
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

// Peak is the most memory that a running process had resident so far, in bytes; 0 when that cannot be read. What Linux
// tells of an ended process counts the memory of the one that started it.
func Peak(process string) int64 {
	text, err := os.ReadFile("/proc/" + process + "/status")
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(text), "\nVmHWM:")
	line, _, _ := strings.Cut(rest, "\n")
	kilobytes, _ := strconv.ParseInt(strings.TrimSpace(strings.TrimSuffix(line, "kB")), 10, 64)
	return kilobytes << 10
}

// Java is the number of the Java process that this one has started: the server.
func Java() (string, error) {
	threads, err := filepath.Glob("/proc/self/task/*/children")
	if err != nil {
		return "", err
	}
	for _, thread := range threads {
		text, err := os.ReadFile(thread)
		if err != nil {
			continue
		}
		for _, number := range strings.Fields(string(text)) {
			if name, err := os.ReadFile(fmt.Sprintf("/proc/%s/comm", number)); err == nil && strings.HasPrefix(string(name), "java") {
				return number, nil
			}
		}
	}
	return "", errors.New("the process of the server is not found; this measures on Linux alone")
}
