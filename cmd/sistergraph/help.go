package main

type helpCommand struct {
	Command []string `arg:"" optional:"" help:"The command, such as ask partners."`
}

func (c helpCommand) Run(p *program) error {
	if _, err := p.parser.Parse(append(c.Command, "--help")); !p.explained {
		return usageError{err}
	}
	return nil
}
