package main

import (
	"os/exec"
	"strings"
	"testing"
)

func TestBashCompletesCommandsAndFlags(t *testing.T) {
	script := mustRun(t, "completion", "bash")
	for typed, want := range map[string]string{
		"sistergraph comp":             "completion",
		"sistergraph help comp":        "",
		"sistergraph version --log":    "--log-level",
		"sistergraph completion --sto": "--store",
	} {
		words := strings.Split(typed, " ")
		program := script + "\nCOMP_WORDS=(" + typed + "); COMP_CWORD=" + string(rune('0'+len(words)-1)) +
			`; cd /; _sistergraph; echo "${COMPREPLY[*]}"`
		out, err := exec.CommandContext(t.Context(), "bash", "-c", program).CombinedOutput()
		if err != nil {
			t.Fatalf("bash: %v\n%s", err, out)
		}
		if got := strings.TrimSpace(string(out)); got != want {
			t.Errorf("%q completes to %q, want %q", typed, got, want)
		}
	}
}

func TestEveryShellHasAScriptThatNamesEveryCommand(t *testing.T) {
	for _, shell := range []string{"bash", "zsh", "fish"} {
		script := mustRun(t, "completion", shell)
		for _, command := range commands(t) {
			for _, word := range strings.Fields(command) {
				if !strings.Contains(script, word) {
					t.Errorf("%s: %q is not in the script", shell, word)
				}
			}
		}
	}
}
