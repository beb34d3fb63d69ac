package neo4jtest

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

// newHome makes a folder for one server, held by a lock, and removes the folders of servers whose process is gone.
func newHome() (string, *fileLock, error) {
	cache, err := cacheDir()
	if err != nil {
		return "", nil, err
	}
	servers := filepath.Join(cache, "servers")
	if err := os.MkdirAll(servers, 0o755); err != nil {
		return "", nil, err
	}
	creating, err := acquireLock(filepath.Join(cache, "servers.lock"))
	if err != nil {
		return "", nil, err
	}
	defer creating.release()
	left, err := os.ReadDir(servers)
	if err != nil {
		return "", nil, err
	}
	for _, entry := range left {
		dir := filepath.Join(servers, entry.Name())
		lock, err := tryLock(filepath.Join(dir, "lock"))
		if err != nil {
			continue
		}
		err = os.RemoveAll(dir)
		lock.release()
		if err != nil {
			return "", nil, err
		}
	}
	home, err := os.MkdirTemp(servers, "")
	if err != nil {
		return "", nil, err
	}
	lock, err := tryLock(filepath.Join(home, "lock"))
	return home, lock, err
}

// child is a started Java process.
type child struct {
	process *os.Process
	done    chan struct{}
}

func (p *process) launch() (*child, error) {
	conf := filepath.Join(p.home, "conf")
	log, err := os.OpenFile(filepath.Join(p.home, "logs", "console.log"), os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o644)
	if err != nil {
		return nil, err
	}
	classPath := strings.Join([]string{filepath.Join(p.home, "plugins", "*"), filepath.Join(conf, "*"), filepath.Join(p.lib, "*")}, string(os.PathListSeparator))
	cmd := exec.Command(p.java,
		"-Xms512m", "-Xmx1g", "-XX:+UseG1GC", "-XX:+DisableExplicitGC",
		"-Dio.netty.tryReflectionSetAccessible=true", "-Dlog4j2.disable.jmx=true", "-Dfile.encoding=UTF-8",
		"--add-opens=java.base/java.nio=ALL-UNNAMED", "--add-opens=java.base/java.io=ALL-UNNAMED",
		"--add-opens=java.base/sun.nio.ch=ALL-UNNAMED", "--enable-native-access=ALL-UNNAMED",
		"-cp", classPath, p.line.MainClass, "--home-dir="+p.home, "--config-dir="+conf, "--console-mode")
	cmd.Stdout, cmd.Stderr = log, log
	endWithParent(cmd)

	c := &child{done: make(chan struct{})}
	started := make(chan error)
	go func() {
		// The kernel ends the child when the thread that started it ends, so that thread is kept for as long as it runs.
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		defer func() { _ = log.Close() }()
		if err := cmd.Start(); err != nil {
			started <- err
			return
		}
		c.process = cmd.Process
		started <- nil
		_ = cmd.Wait()
		close(c.done)
	}()
	if err := <-started; err != nil {
		return nil, fmt.Errorf("java did not start: %w", err)
	}
	return c, nil
}

// end signals the process and waits until it is gone, by SIGKILL when the limit has passed.
func (c *child) end(signal os.Signal, limit time.Duration) error {
	if err := c.process.Signal(signal); err != nil && err != os.ErrProcessDone {
		return err
	}
	select {
	case <-c.done:
		return nil
	case <-time.After(limit):
	}
	if err := c.process.Kill(); err != nil && err != os.ErrProcessDone {
		return err
	}
	<-c.done
	return nil
}

// tail is the end of what the server printed, for the message of a failed start.
func (p *process) tail() string {
	const last = 4000
	text, err := os.ReadFile(filepath.Join(p.home, "logs", "console.log"))
	if err != nil {
		return err.Error()
	}
	if len(text) > last {
		text = text[len(text)-last:]
	}
	return string(text)
}
