package graph

import (
	"container/list"
	"context"
	"sync"

	"github.com/vektah/gqlparser/v2/ast"
)

// parsed keeps the parsed form of the operations that were asked last. It is a graphql.Cache.
type parsed struct {
	mu    sync.Mutex
	most  int
	byUse *list.List // of *parsedOperation, the one used last in front
	byKey map[string]*list.Element
}

type parsedOperation struct {
	text string
	doc  *ast.QueryDocument
}

func newParsed(most int) *parsed {
	return &parsed{most: most, byUse: list.New(), byKey: map[string]*list.Element{}}
}

// Get gives the parsed form of a text, if it is kept.
func (p *parsed) Get(_ context.Context, text string) (*ast.QueryDocument, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	e, ok := p.byKey[text]
	if !ok {
		return nil, false
	}
	p.byUse.MoveToFront(e)
	return e.Value.(*parsedOperation).doc, true
}

// Add keeps the parsed form of a text, and drops the one used longest ago beyond the bound.
func (p *parsed) Add(_ context.Context, text string, doc *ast.QueryDocument) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if e, ok := p.byKey[text]; ok {
		e.Value.(*parsedOperation).doc = doc
		p.byUse.MoveToFront(e)
		return
	}
	p.byKey[text] = p.byUse.PushFront(&parsedOperation{text, doc})
	for len(p.byKey) > p.most {
		oldest := p.byUse.Back()
		delete(p.byKey, p.byUse.Remove(oldest).(*parsedOperation).text)
	}
}
