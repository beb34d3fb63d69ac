package graph_test

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/sistergraph/sistergraph/graph"
)

func TestKeptAnswersAreThoseOfTheSameQuestion(t *testing.T) {
	service := graph.New(invented(t), graph.Options{Strict: true, Log: quiet(t), AnswerCache: 1 << 20})
	ask := func(release int, id string) graph.Answer {
		return service.Execute(t.Context(), graph.Request{
			Query: `query($id: ID) { city(id: $id) { name partners { totalCount } } release { number } }`, Variables: vars("id", id), Release: &release,
		})
	}
	first := ask(3, "city:arnfeld")
	again := ask(3, "city:arnfeld")
	if !bytes.Equal(first.Data, again.Data) || first.Calls["Partners"]+first.Calls["Tally"] == 0 || again.Calls["Partners"]+again.Calls["Tally"] != 0 {
		t.Errorf("%s with %v, again %s with %v", first.Data, first.Calls, again.Data, again.Calls)
	}
	if again.Release != 3 || len(again.Extensions) == 0 {
		t.Errorf("the kept answer lacks its release or its credits: %+v", again)
	}
	for name, other := range map[string]graph.Answer{"another city": ask(3, "city:lakowo"), "another release": ask(1, "city:arnfeld")} {
		if bytes.Equal(other.Data, first.Data) {
			t.Errorf("%s gives the same answer", name)
		}
	}
}

func TestAnswersWithErrorsAreNotKept(t *testing.T) {
	service := graph.New(invented(t), graph.Options{Log: quiet(t), AnswerCache: 1 << 20})
	for range 2 {
		answer := service.Execute(t.Context(), graph.Request{Query: `{ city(name: "Nobody knows this") { id } }`})
		if len(answer.Errors) != 1 {
			t.Errorf("%v", answer.Errors)
		}
	}
}

func TestTheRoomForAnswersIsNotExceeded(t *testing.T) {
	service := graph.New(invented(t), graph.Options{Log: quiet(t), AnswerCache: 4_000})
	question := func(i int) graph.Request {
		return graph.Request{Query: fmt.Sprintf(`{ city(id: "city:arnfeld") { a%d: name } }`, i)}
	}
	for i := range 100 {
		service.Execute(t.Context(), question(i))
	}
	if kept := service.Execute(t.Context(), question(99)); kept.Calls["Lookup"] != 0 {
		t.Error("the last answer is not kept")
	}
	if dropped := service.Execute(t.Context(), question(0)); dropped.Calls["Lookup"] == 0 {
		t.Error("the first answer is still kept")
	}
}
