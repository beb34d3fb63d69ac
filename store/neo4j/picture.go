package neo4j

import (
	"context"
	"slices"

	"github.com/sistergraph/sistergraph/twinning"
)

// pictureLabels are the labels under which people find entities.
var pictureLabels = map[twinning.Type]string{
	twinning.TypeCountry:      "Country",
	twinning.TypeFramework:    "Framework",
	twinning.TypeMembership:   "Membership",
	twinning.TypeOrganisation: "Organisation",
	twinning.TypeField:        "Field",
	twinning.TypeZone:         "Zone",
	twinning.TypeOffice:       "Office",
	twinning.TypeAgreement:    "Agreement",
	twinning.TypeEvent:        "Event",
	twinning.TypeClaim:        "Claim",
	twinning.TypeSource:       "Source",
}

// pictureLinks are the relationship types under which people find links.
var pictureLinks = map[twinning.Role]string{
	twinning.RoleSource:    "STATED_IN",
	twinning.RoleFramework: "OF_FRAMEWORK",
	twinning.RoleMember:    "HAS_MEMBER",
	twinning.RoleSeat:      "SEATED_IN",
	twinning.RoleCountry:   "STANDS_FOR",
	twinning.RoleField:     "IN_FIELD",
	twinning.RoleParty:     "HAS_PARTY",
	twinning.RoleEvent:     "SIGNED_AT",
	twinning.RolePlace:     "LOCATED_IN",
	twinning.RoleHost:      "HOSTED_BY",
	twinning.RoleTakesPart: "ATTENDED_BY",
	twinning.RoleZone:      "PRESENTED",
	twinning.RoleSubject:   "ABOUT",
	twinning.RoleHolder:    "HELD_BY",
}

// picture draws what a published release changed (see the package comment). It may be repeated.
func (l lease) picture(ctx context.Context, release int) error {
	touched := map[string][]string{}
	err := l.s.read(ctx, statement("picture_touched", nil), parameters{"release": release}, func(r row) error {
		label := labelOf(r.id("id").Type())
		touched[label] = append(touched[label], r.text("id"))
		return nil
	})
	if err != nil {
		return err
	}
	p := pictured{l, release}
	for _, step := range []struct {
		label string
		draw  func(context.Context, []string) error
	}{
		{"Entity", p.entities},
		{"Entity", p.links},
		{"Place", p.named("picture_cities")},
		{"", p.named("picture_ties")},
		{"Saying", p.named("picture_statements")},
	} {
		for chunk := range slices.Chunk(touched[step.label], batchSize) {
			if err := step.draw(ctx, chunk); err != nil {
				return err
			}
		}
	}
	return l.write(ctx, func(t transaction) error {
		_, err := t.run(statement("picture_done", nil), parameters{"release": release})
		return err
	})
}

// pictured draws parts of the picture.
type pictured struct {
	lease   lease
	release int
}

func (p pictured) params(ids []string) parameters {
	return parameters{"release": p.release, "openEnd": openEnd, "ids": ids}
}

// named draws by a statement that does all of it.
func (p pictured) named(name string) func(context.Context, []string) error {
	return func(ctx context.Context, ids []string) error {
		return p.lease.write(ctx, func(t transaction) error {
			_, err := t.run(statement(name, nil), p.params(ids))
			return err
		})
	}
}

// entities gives entities the label of their type and the properties that people look at.
func (p pictured) entities(ctx context.Context, ids []string) error {
	shown := map[twinning.Type][]properties{}
	there := map[string]bool{}
	err := p.lease.s.lookup(ctx, p.release, ids, func(id twinning.ID, body any) error {
		e, err := decodeEntity(id, body)
		if err != nil {
			return err
		}
		there[string(id)] = true
		shown[id.Type()] = append(shown[id.Type()], properties{"id": string(id), "shown": shownProperties(e)})
		return nil
	})
	if err != nil {
		return err
	}
	gone := map[twinning.Type][]properties{}
	for _, id := range ids {
		if !there[id] {
			t := twinning.ID(id).Type()
			gone[t] = append(gone[t], properties{"id": id})
		}
	}
	return p.lease.write(ctx, func(t transaction) error {
		for kind, rows := range map[string]map[twinning.Type][]properties{"picture_entities": shown, "picture_gone": gone} {
			for _, entity := range sortedKeys(rows) {
				text := statement(kind, fragments{"label": pictureLabels[entity]})
				if _, err := t.run(text, parameters{"rows": rows[entity]}); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// links draws the links of entities, and for members of a framework the direct way.
func (p pictured) links(ctx context.Context, ids []string) error {
	return p.lease.write(ctx, func(t transaction) error {
		types := ""
		for i, role := range sortedKeys(pictureLinks) {
			if i > 0 {
				types += "|"
			}
			types += pictureLinks[role]
		}
		if _, err := t.run(statement("picture_unlink", fragments{"types": types}), p.params(ids)); err != nil {
			return err
		}
		for _, role := range sortedKeys(pictureLinks) {
			params := p.params(ids)
			params["role"] = string(role)
			if _, err := t.run(statement("picture_links", fragments{"type": pictureLinks[role]}), params); err != nil {
				return err
			}
		}
		_, err := t.run(statement("picture_members", nil), p.params(ids))
		return err
	})
}

// shownProperties are what people look at in an entity. For a membership, present tells whether it makes a member:
// counted as one, seen in a source, and without a day of leaving.
func shownProperties(e twinning.Entity) properties {
	switch e := e.(type) {
	case twinning.Country:
		return properties{"name": e.Names.In("en").Text, "code": string(e.Code), "region": e.Region.Name, "subregion": e.Sub.Name}
	case twinning.Framework:
		return properties{"name": e.Names.In("en").Text, "key": e.Key, "kind": e.Kind, "founded": e.Founded.String()}
	case twinning.Membership:
		return properties{
			"role": e.Role, "counts": string(e.Counts), "joined": e.Joined.String(), "left": e.Left.String(),
			"recalled": e.Recalled, "present": e.Counts == twinning.CountsYes && !e.Recalled && e.Left.IsZero(),
		}
	case twinning.Organisation:
		return properties{"name": e.Names.In("en").Text, "kind": e.Kind}
	case twinning.Field:
		return properties{"name": e.Names.In("en").Text, "key": e.Key}
	case twinning.Zone:
		return properties{"name": e.Names.In("en").Text, "kind": e.Kind}
	case twinning.Office:
		return properties{"name": e.Title, "person": e.Person}
	case twinning.Agreement:
		return properties{"name": e.Title, "kind": e.Kind, "date": e.Date.String(), "unnamedParties": e.Unnamed}
	case twinning.Event:
		return properties{"name": e.Names.In("en").Text, "date": e.Date.String()}
	case twinning.Claim:
		return properties{
			"measure": string(e.Measure), "qualifier": string(e.Qualifier), "asOf": e.AsOf.String(),
			"cities": number(e.Cities), "countries": number(e.Countries), "other": number(e.Other),
		}
	case twinning.Source:
		return properties{"name": e.Label(), "publisher": e.Publisher, "url": e.URL, "date": e.Date.String(), "kind": e.Kind}
	default:
		return properties{}
	}
}

func number(n *int) any {
	if n == nil {
		return nil
	}
	return *n
}
