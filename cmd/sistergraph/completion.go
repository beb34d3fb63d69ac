package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/alecthomas/kong"
)

type completionCommand struct {
	Shell string `arg:"" enum:"bash,zsh,fish" help:"bash, zsh or fish."`
}

// Help tells how to use the script; kong shows it below the command's own line.
func (completionCommand) Help() string {
	return "For bash, put this into ~/.bashrc: source <(sistergraph completion bash). For zsh, the same in ~/.zshrc. " +
		"For fish: sistergraph completion fish > ~/.config/fish/completions/sistergraph.fish"
}

func (c completionCommand) Run(p *program) error {
	var script string
	switch c.Shell {
	case "fish":
		script = fishScript(p.parser.Model.Node)
	case "zsh":
		script = "autoload -U +X bashcompinit && bashcompinit\n" + bashScript(p.parser.Model.Node)
	default:
		script = bashScript(p.parser.Model.Node)
	}
	_, err := io.WriteString(p.stdout, script)
	return err
}

// bashScript completes words by the commands before them: the case has one line for each path of commands.
func bashScript(root *kong.Node) string {
	var paths, words strings.Builder
	walkCommands(root, "", func(path string, node *kong.Node) {
		next := commandNames(node)
		for _, flags := range node.AllFlags(true) {
			for _, flag := range flags {
				next = append(next, "--"+flag.Name)
			}
		}
		fmt.Fprintf(&words, "    %q) words=%q ;;\n", path, strings.Join(next, " "))
		if path != "" {
			fmt.Fprintf(&paths, "      %q) path=\"$path $word\" ;;\n", path)
		}
	})
	return `_sistergraph() {
  local path="" word words=""
  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$path $word" in
` + paths.String() + `    esac
  done
  case "$path" in
` + words.String() + `  esac
  COMPREPLY=($(compgen -W "$words" -- "${COMP_WORDS[COMP_CWORD]}"))
  [ ${#COMPREPLY[@]} -gt 0 ] || COMPREPLY=($(compgen -f -- "${COMP_WORDS[COMP_CWORD]}"))
}
complete -F _sistergraph sistergraph
`
}

// fishScript has one line for each command and flag, shown after the commands that lead to it.
func fishScript(root *kong.Node) string {
	var b strings.Builder
	walkCommands(root, "", func(path string, node *kong.Node) {
		var conditions []string
		for _, word := range strings.Fields(path) {
			conditions = append(conditions, "__fish_seen_subcommand_from "+word)
		}
		here := "complete -c sistergraph"
		if len(conditions) > 0 {
			here += fmt.Sprintf(" -n '%s'", strings.Join(conditions, "; and "))
		}
		for _, flag := range node.Flags {
			fmt.Fprintf(&b, "%s -l %s -d '%s'\n", here, flag.Name, quoteFish(flag.Help))
		}
		names := commandNames(node)
		if len(names) == 0 {
			return
		}
		conditions = append(conditions, "not __fish_seen_subcommand_from "+strings.Join(names, " "))
		here = fmt.Sprintf("complete -c sistergraph -f -n '%s'", strings.Join(conditions, "; and "))
		for _, child := range node.Children {
			if !child.Hidden {
				fmt.Fprintf(&b, "%s -a %s -d '%s'\n", here, child.Name, quoteFish(child.Help))
			}
		}
	})
	return b.String()
}

// walkCommands visits the commands below a node; the path of " ask partners" begins with a space, the root's is empty.
func walkCommands(node *kong.Node, path string, visit func(path string, node *kong.Node)) {
	visit(path, node)
	for _, child := range node.Children {
		if !child.Hidden {
			walkCommands(child, path+" "+child.Name, visit)
		}
	}
}

func commandNames(node *kong.Node) []string {
	var names []string
	for _, child := range node.Children {
		if !child.Hidden {
			names = append(names, child.Name)
		}
	}
	return names
}

func quoteFish(text string) string {
	return strings.NewReplacer(`\`, `\\`, `'`, `\'`).Replace(text)
}
