package neo4jtest

import (
	"os/exec"
	"syscall"
)

// endWithParent has the kernel kill the server when the program that started it ends, however that ends.
func endWithParent(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
}
