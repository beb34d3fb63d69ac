package neo4j

import (
	"context"
	"maps"
	"slices"

	"github.com/sistergraph/sistergraph/twinning"
)

// pictureLabels are the labels under which people find entities of a type.
var pictureLabels = map[string]string{
	string(twinning.TypeCountry):      "Country",
	string(twinning.TypeFramework):    "Framework",
	string(twinning.TypeMembership):   "Membership",
	string(twinning.TypeOrganisation): "Organisation",
	string(twinning.TypeField):        "Field",
	string(twinning.TypeZone):         "Zone",
	string(twinning.TypeOffice):       "Office",
	string(twinning.TypeAgreement):    "Agreement",
	string(twinning.TypeEvent):        "Event",
	string(twinning.TypeClaim):        "Claim",
	string(twinning.TypeSource):       "Source",
}

// pictureLinks are the relationship types under which people find links of a role.
var pictureLinks = map[string]string{
	string(twinning.RoleSource):    "STATED_IN",
	string(twinning.RoleFramework): "OF_FRAMEWORK",
	string(twinning.RoleMember):    "HAS_MEMBER",
	string(twinning.RoleSeat):      "SEATED_IN",
	string(twinning.RoleCountry):   "STANDS_FOR",
	string(twinning.RoleField):     "IN_FIELD",
	string(twinning.RoleParty):     "HAS_PARTY",
	string(twinning.RoleEvent):     "SIGNED_AT",
	string(twinning.RolePlace):     "LOCATED_IN",
	string(twinning.RoleHost):      "HOSTED_BY",
	string(twinning.RoleTakesPart): "ATTENDED_BY",
	string(twinning.RoleZone):      "PRESENTED",
	string(twinning.RoleSubject):   "ABOUT",
	string(twinning.RoleHolder):    "HELD_BY",
}

// pictures draws the published releases that are not in the picture.
func (l lease) pictures(ctx context.Context, state written) error {
	for release := state.pictured + 1; release <= state.newest; release++ {
		if err := l.picture(ctx, release); err != nil {
			return err
		}
	}
	return nil
}

// picture draws what a published release changed (see the package comment). It may be repeated.
func (l lease) picture(ctx context.Context, release int) error {
	p := pictured{l, release}
	for _, part := range []func(context.Context) error{
		p.entities,
		func(ctx context.Context) error { return p.pages(ctx, "picture_cities", "city:") },
		p.tiesAndStatements,
		func(ctx context.Context) error { return p.pages(ctx, "picture_cities_gone", "city:") },
		func(ctx context.Context) error { return p.pages(ctx, "picture_ties_gone", "") },
		func(ctx context.Context) error { return p.pages(ctx, "picture_statements_gone", "statement:") },
	} {
		if err := part(ctx); err != nil {
			return err
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

func (p pictured) params(with parameters) parameters {
	out := parameters{"release": p.release, "openEnd": openEnd}
	maps.Copy(out, with)
	return out
}

// entities draws entities and their links.
func (p pictured) entities(ctx context.Context) error {
	var touched []string
	err := p.lease.s.read(ctx, statement("picture_touched", nil), p.params(nil), func(r row) error {
		touched = append(touched, r.text("id"))
		return nil
	})
	if err != nil {
		return err
	}
	for ids := range slices.Chunk(touched, batchSize) {
		shown, gone, err := p.sorted(ctx, ids)
		if err != nil {
			return err
		}
		err = p.lease.write(ctx, func(t transaction) error {
			for _, step := range []struct {
				name string
				with parameters
			}{
				{"picture_entities", parameters{"rows": shown}},
				{"picture_entities_gone", parameters{"ids": gone, "labels": pictureLabels}},
				{"picture_unlink", parameters{"ids": ids, "types": slices.Sorted(maps.Values(pictureLinks))}},
				{"picture_links", parameters{"ids": ids, "types": pictureLinks}},
				{"picture_members", parameters{"ids": ids}},
			} {
				if _, err := t.run(statement(step.name, nil), p.params(step.with)); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// sorted tells the entities that are there, with the label and the properties that people look at, from those that are gone.
func (p pictured) sorted(ctx context.Context, ids []string) (shown []properties, gone []string, err error) {
	there := map[string]bool{}
	shown, gone = []properties{}, []string{}
	err = p.lease.s.lookup(ctx, p.release, ids, func(id twinning.ID, body any) error {
		e, err := decodeEntity(id, body)
		if err != nil {
			return err
		}
		there[string(id)] = true
		shown = append(shown, properties{"id": string(id), "label": pictureLabels[string(id.Type())], "shown": shownProperties(e)})
		return nil
	})
	for _, id := range ids {
		if !there[id] {
			gone = append(gone, id)
		}
	}
	return shown, gone, err
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
