package neo4jtest

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
)

var javaVersion = regexp.MustCompile(`version "(\d+)`)

// FindJava returns the path of a Java runtime of exactly this major version. It looks at JAVA_HOME, the PATH and the
// folders where Linux distributions install Java. The error says what to install.
func FindJava(major int) (string, error) {
	var candidates []string
	if home := os.Getenv("JAVA_HOME"); home != "" {
		candidates = append(candidates, filepath.Join(home, "bin", "java"))
	}
	if path, err := exec.LookPath("java"); err == nil {
		candidates = append(candidates, path)
	}
	installed, err := filepath.Glob("/usr/lib/jvm/*/bin/java")
	if err != nil {
		return "", err
	}
	for _, path := range append(candidates, installed...) {
		if majorVersion(path) == major {
			return path, nil
		}
	}
	return "", fmt.Errorf("the Neo4j tests need Java %d, which is not here: install it (on Debian 12: apt-get install openjdk-17-jre-headless maven; "+
		"for the 2026 line a Java 25 such as Temurin), or set %s to a server that runs", major, EnvURI)
}

// majorVersion asks a Java binary for its major version; 0 when it does not answer.
func majorVersion(java string) int {
	out, err := exec.Command(java, "-version").CombinedOutput()
	if err != nil {
		return 0
	}
	found := javaVersion.FindSubmatch(bytes.TrimSpace(out))
	if found == nil {
		return 0
	}
	major, err := strconv.Atoi(string(found[1]))
	if err != nil {
		return 0
	}
	return major
}
