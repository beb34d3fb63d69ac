package main

import (
	"context"
	"fmt"
)

type checkCommand struct{}

// Run lists what breaks the contract of a store; nothing is changed.
func (checkCommand) Run(ctx context.Context, p *program) error {
	data, err := p.open(ctx)
	if err != nil {
		return err
	}
	wrong, err := data.Check(ctx)
	for _, line := range wrong {
		fmt.Fprintln(p.stdout, line)
	}
	switch {
	case err != nil:
	case len(wrong) > 0:
		err = fmt.Errorf("%d things are wrong with the store; load the data into a new one", len(wrong))
	default:
		fmt.Fprintln(p.stdout, "The store is whole.")
	}
	return closeAfter(err, data)
}
