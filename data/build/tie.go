package main

import (
	"slices"
	"strings"

	"github.com/sistergraph/sistergraph/twinning"
)

// tie is a partnership with what its sources say.
type tie struct {
	twinning.Partnership
	statements []twinning.Statement
}

func newTie(a, b twinning.ID) tie {
	id := twinning.NewPartnershipID(a, b)
	a, b = twinning.Ordered(a, b)
	return tie{Partnership: twinning.Partnership{ID: id, A: a, B: b, Kind: twinning.KindUnknown, Status: twinning.StatusUnknown}}
}

func (t *tie) say(s twinning.Statement) {
	s.Tie = t.ID
	s.ID = twinning.NewStatementID(t.ID, s.Source)
	t.statements = append(t.statements, s)
}

func sortTies(ties []tie) {
	slices.SortFunc(ties, func(a, b tie) int { return strings.Compare(string(a.ID), string(b.ID)) })
}
