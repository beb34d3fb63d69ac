package graph_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/sistergraph/sistergraph/graph"
)

// lists are operations that give one connection as the field list, with %s for the arguments of the page.
var lists = map[string]string{
	"cities":               `{ list: cities(%s) { ...page } }`,
	"cities by population": `{ list: cities(orderBy: [{by: POPULATION, direction: DESC}], %s) { ...page } }`,
	"cities by partners":   `{ list: cities(orderBy: [{by: PARTNERS, direction: DESC}, {by: NAME}], %s) { ...page } }`,
	"cities by distance":   `{ list: cities(orderBy: [{by: DISTANCE, of: "city:arnfeld"}], %s) { ...page } }`,
	"partnerships":         `{ list: partnerships(scope: EVER, %s) { ...page } }`,
	"organisations":        `{ list: organisations(%s) { ...page } }`,
	"events":               `{ list: events(%s) { ...page } }`,
	"agreements":           `{ list: agreements(%s) { ...page } }`,
	"claims":               `{ list: claims(%s) { ...page } }`,
	"sources":              `{ list: sources(%s) { ...page } }`,
	"common partners":      `{ list: commonPartners(of: ["city:arnfeld"], scope: EVER, %s) { ...page } }`,
	"partners":             `{ city(id: "city:arnfeld") { list: partners(scope: EVER, %s) { ...page } } }`,
	"partners by distance": `{ city(id: "city:arnfeld") { list: partners(scope: EVER, orderBy: [{by: DISTANCE, direction: DESC}], %s) { ...page } } }`,
	"partners by since":    `{ city(id: "city:arnfeld") { list: partners(scope: EVER, orderBy: [{by: SINCE}, {by: COUNTRY, direction: DESC}], %s) { ...page } } }`,
	"cities of a country":  `{ city: country(code: "XA") { list: cities(%s) { ...page } } }`,
}

// page selects the part of a connection that paging needs.
const page = `totalCount edges { cursor node { id } } nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }`

// onePage is the part of a connection that paging needs.
type onePage struct {
	TotalCount int
	Edges      []struct {
		Cursor string
		Node   struct{ ID string }
	}
	Nodes    []struct{ ID string }
	PageInfo struct {
		HasNextPage, HasPreviousPage bool
		StartCursor, EndCursor       string
	}
}

func askPage(t *testing.T, service *graph.Service, list, args string) onePage {
	t.Helper()
	answer := service.Execute(t.Context(), graph.Request{Query: strings.Replace(fmt.Sprintf(list, args), "...page", page, 1)})
	if len(answer.Errors) > 0 {
		t.Fatalf("%s(%s): %v", list, args, answer.Errors)
	}
	var got struct {
		List *onePage
		City struct{ List *onePage }
	}
	if err := json.Unmarshal(answer.Data, &got); err != nil {
		t.Fatal(err)
	}
	if got.List == nil {
		got.List = got.City.List
	}
	return *got.List
}

func TestPagesInBothDirectionsMakeUpTheWholeList(t *testing.T) {
	service := graph.New(invented(t), graph.Options{Strict: true, Log: quiet(t)})
	for name, list := range lists {
		t.Run(name, func(t *testing.T) {
			whole := askPage(t, service, list, "first: 500")
			if whole.TotalCount != len(whole.Edges) || len(whole.Nodes) != len(whole.Edges) || whole.PageInfo.HasNextPage || whole.PageInfo.HasPreviousPage {
				t.Fatalf("the whole list has %d of %d elements, %+v", len(whole.Edges), whole.TotalCount, whole.PageInfo)
			}
			var want []string
			for _, e := range whole.Edges {
				want = append(want, e.Node.ID)
			}
			for _, size := range []int{1, 2, 5} {
				if got := walkPages(t, service, list, size, false); !slices.Equal(got, want) {
					t.Errorf("forward by %d: %v, want %v", size, got, want)
				}
				if got := walkPages(t, service, list, size, true); !slices.Equal(got, want) {
					t.Errorf("backward by %d: %v, want %v", size, got, want)
				}
			}
		})
	}
}

// walkPages gives the ids of all pages, in the order of the list.
func walkPages(t *testing.T, service *graph.Service, list string, size int, backward bool) []string {
	t.Helper()
	var all []string
	args, cursor := fmt.Sprintf("first: %d", size), ""
	if backward {
		args = fmt.Sprintf("last: %d", size)
	}
	for range 200 {
		asked := args
		if cursor != "" && backward {
			asked += fmt.Sprintf(", before: %q", cursor)
		} else if cursor != "" {
			asked += fmt.Sprintf(", after: %q", cursor)
		}
		page := askPage(t, service, list, asked)
		var ids []string
		for _, e := range page.Edges {
			ids = append(ids, e.Node.ID)
		}
		more := page.PageInfo.HasNextPage
		cursor = page.PageInfo.EndCursor
		if backward {
			all = append(ids, all...)
			more, cursor = page.PageInfo.HasPreviousPage, page.PageInfo.StartCursor
		} else {
			all = append(all, ids...)
		}
		if !more {
			return all
		}
	}
	t.Fatal("the pages never end")
	return nil
}
