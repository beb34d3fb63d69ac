package ask

import (
	"context"
	"strconv"
	"strings"

	"github.com/sistergraph/sistergraph/cmd/sistergraph/table"
)

// Event asks what happened at events: who held them, who came, what was signed.
type Event struct {
	On   date   `placeholder:"DATE" help:"Held in this year, month or on this day."`
	In   string `placeholder:"CITY" help:"Held in this city."`
	Text string `placeholder:"WORDS" help:"With these words in a name."`
}

type named struct{ Key, Name string }

type event struct {
	Name, Date   string
	Place        *city
	Hosts        []named
	Participants []struct {
		Role, Office, Of string
		Count            *int
		Party            *named
	}
	Agreements []struct {
		Title, Kind, Date string
		UnnamedParties    int
		Parties           []named
	}
	Zones, Frameworks, Fields []named
	Sources                   []source
}

// Answer tells of each event in turn.
func (q *Event) Answer(ctx context.Context, s *Session) error {
	where := map[string]any{}
	if q.On != "" {
		where["date"] = map[string]any{"from": q.On, "to": q.On}
	}
	if q.In != "" {
		place, err := s.city(ctx, q.In)
		if err != nil {
			return err
		}
		where["place"] = map[string]any{"ids": []string{place.ID}}
	}
	if q.Text != "" {
		where["text"] = q.Text
	}
	var found struct{ Events struct{ Nodes []event } }
	data, err := s.fetch(ctx, "event", map[string]any{"where": where}, &found)
	if err != nil {
		return err
	}
	var answer report
	for _, e := range found.Events.Nodes {
		answer = append(answer, e.report()...)
	}
	if len(answer) == 0 {
		answer = report{{lines: []string{"No such event is recorded."}}}
	}
	return s.show(data, answer)
}

func (e event) report() report {
	about := section{title: e.Name}
	tell := func(label string, values ...string) {
		if text := strings.Join(values, "; "); text != "" {
			about.lines = append(about.lines, label+": "+text)
		}
	}
	tell("Date", e.Date)
	if e.Place != nil {
		tell("Place", e.Place.title())
	}
	tell("Held by", names(e.Hosts)...)
	tell("Zones", names(e.Zones)...)
	tell("Fields", names(e.Fields)...)
	tell("Frameworks", names(e.Frameworks)...)

	came := &table.Table{Head: []string{"role", "who", "number"}, Right: []bool{false, false, true}}
	for _, p := range e.Participants {
		who := p.Office
		if p.Party != nil {
			who = strings.Trim(p.Party.Name+", "+p.Office, ", ")
		}
		if who == "" {
			who = p.Of
		}
		came.Rows = append(came.Rows, []string{words(p.Role), who, number(p.Count)})
	}
	signed := &table.Table{Head: []string{"paper", "kind", "date", "parties", "unnamed parties"}, Right: []bool{false, false, false, false, true}}
	for _, a := range e.Agreements {
		signed.Rows = append(signed.Rows, []string{
			a.Title, words(a.Kind), a.Date, strings.Join(names(a.Parties), "; "), strconv.Itoa(a.UnnamedParties),
		})
	}
	said := section{title: "Sources"}
	for _, source := range e.Sources {
		said.lines = append(said.lines, strings.TrimSpace(source.Title+" "+source.where()))
	}
	return report{about, {title: "Who took part", table: came}, {title: "What was signed", table: signed}, said}
}

func names(of []named) []string {
	out := make([]string, len(of))
	for i, n := range of {
		out[i] = n.Name
	}
	return out
}
