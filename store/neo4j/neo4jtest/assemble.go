package neo4jtest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// EnvCache names the folder for what tests and builds keep between runs.
const EnvCache = "SISTERGRAPH_CACHE"

// cacheDir returns the folder for Neo4j's libraries and the servers' own folders, and makes it.
func cacheDir() (string, error) {
	root := os.Getenv(EnvCache)
	if root == "" {
		user, err := os.UserCacheDir()
		if err != nil {
			return "", fmt.Errorf("no cache folder: %w; set %s", err, EnvCache)
		}
		root = filepath.Join(user, "sistergraph")
	}
	dir, err := filepath.Abs(filepath.Join(root, "neo4j"))
	if err != nil {
		return "", err
	}
	return dir, os.MkdirAll(dir, 0o755)
}

// Assemble fills the cache with the libraries of a line, if they are not there yet, and returns their folder.
// Processes that ask at once wait for each other.
func Assemble(ctx context.Context, line Line) (string, error) {
	cache, err := cacheDir()
	if err != nil {
		return "", err
	}
	home := filepath.Join(cache, line.Version)
	if err := os.MkdirAll(home, 0o755); err != nil {
		return "", err
	}
	lock, err := acquireLock(filepath.Join(home, "lock"))
	if err != nil {
		return "", err
	}
	defer lock.release()

	lib, stampFile := filepath.Join(home, "lib"), filepath.Join(home, "stamp")
	if stamp, err := os.ReadFile(stampFile); err == nil && string(stamp) == line.stamp() {
		return lib, nil
	}
	if err := os.RemoveAll(lib); err != nil {
		return "", err
	}
	if err := os.WriteFile(filepath.Join(home, "pom.xml"), []byte(line.pom()), 0o644); err != nil {
		return "", err
	}
	if err := copyDependencies(ctx, home, lib); err != nil {
		return "", err
	}
	return lib, os.WriteFile(stampFile, []byte(line.stamp()), 0o644)
}

func copyDependencies(ctx context.Context, home, lib string) error {
	maven, err := exec.LookPath("mvn")
	if err != nil {
		return fmt.Errorf("the Neo4j tests need Maven to assemble a server: install it (on Debian 12: apt-get install maven), or set %s to a server that runs", EnvURI)
	}
	cmd := exec.CommandContext(ctx, maven, "-q", "-B", "dependency:copy-dependencies", "-DincludeScope=runtime", "-DoutputDirectory="+lib)
	cmd.Dir = home
	out, err := cmd.CombinedOutput()
	if err != nil {
		return errors.Join(fmt.Errorf("maven did not assemble the Neo4j server: %w", err), errors.New(string(out)))
	}
	return nil
}
