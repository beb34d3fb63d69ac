package graph

import (
	"container/list"
	"crypto/sha256"
	"encoding/json"
	"sync"

	"github.com/sistergraph/sistergraph/twinning"
)

// answers keeps the data of answers without errors. What an operation with its variables answers from a
// release never changes, so nothing has to be thrown away but for want of room.
type answers struct {
	mu    sync.Mutex
	room  int        // bytes
	taken int        // bytes
	byUse *list.List // of *keptAnswer, the one used last in front
	byKey map[answerKey]*list.Element
}

type answerKey [sha256.Size]byte

type keptAnswer struct {
	key  answerKey
	data json.RawMessage
}

// keptOverhead is about what an answer takes beside its data.
const keptOverhead = 200

// newAnswers makes a cache of so many bytes; of none, it keeps nothing.
func newAnswers(room int) *answers {
	return &answers{room: room, byUse: list.New(), byKey: map[answerKey]*list.Element{}}
}

// key names an answer; false where nothing is kept.
func (a *answers) key(r Request, release twinning.Release) (answerKey, bool) {
	if a.room <= 0 {
		return answerKey{}, false
	}
	raw, err := json.Marshal([]any{r.Query, r.OperationName, r.Variables, release.Number, release.Published.UnixNano()})
	if err != nil {
		return answerKey{}, false
	}
	return sha256.Sum256(raw), true
}

// get gives the data of an answer, nil if it is not kept.
func (a *answers) get(key answerKey) json.RawMessage {
	a.mu.Lock()
	defer a.mu.Unlock()
	e, ok := a.byKey[key]
	if !ok {
		return nil
	}
	a.byUse.MoveToFront(e)
	return e.Value.(*keptAnswer).data
}

// put keeps the data of an answer, and drops those used longest ago for want of room.
func (a *answers) put(key answerKey, data json.RawMessage) {
	size := len(data) + keptOverhead
	if size > a.room/4 {
		return // it would push out many others
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if _, ok := a.byKey[key]; ok {
		return
	}
	a.byKey[key] = a.byUse.PushFront(&keptAnswer{key, data})
	a.taken += size
	for a.taken > a.room {
		oldest := a.byUse.Remove(a.byUse.Back()).(*keptAnswer)
		delete(a.byKey, oldest.key)
		a.taken -= len(oldest.data) + keptOverhead
	}
}
