package neo4j

import (
	"fmt"
	"strconv"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// A statement binds a condition to a variable before it filters by it: the planner brings what stands in a WHERE into a
// normal form, whose length is exponential in that of the condition.

// compiler turns conditions into Cypher expressions of three values, as Cypher's own logic has them: true, false and
// null for unknown. Their text comes from the tables here alone and depends on the shape of a condition, not on its
// values, which become parameters: so the server plans a shape once.
type compiler struct {
	params parameters
	names  int
}

func newCompiler(release int) *compiler {
	return &compiler{params: parameters{"release": release, "openEnd": openEnd}}
}

// bind makes a parameter of a value and returns its name with the dollar sign.
func (c *compiler) bind(value any) string {
	name := "p" + strconv.Itoa(len(c.params))
	c.params[name] = value
	return "$" + name
}

// fresh is a variable that is used nowhere else in the statement.
func (c *compiler) fresh(prefix string) string {
	c.names++
	return prefix + strconv.Itoa(c.names)
}

// end is one end of a tie, or a place: the variables of its node and of its version in the release.
type end struct{ node, version string }

// seen is a tie as a condition sees it: its variable, its two ends and the parameter of the day.
type seen struct {
	tie       string
	near, far end
	day       string
}

// leaf is a compiled condition: the expression, and for each of its leaves that may be unknown an expression that is
// the gap when it is and null when it is not.
type leaf struct {
	text string
	gaps []string
}

// alive says that a version is there in the release.
func alive(variable, underscore string) string {
	return fmt.Sprintf("%[1]s.%[2]sfrom <= $release AND $release < %[1]s.%[2]sto", variable, underscore)
}

// versionOf is the version of a node in the release: the node itself, or the later one that holds; null when none does.
func versionOf(node string) string {
	return fmt.Sprintf("CASE WHEN %s THEN %s ELSE head([(%s)-[:LATER]->(later) WHERE %s | later]) END",
		alive(node, "_"), node, node, alive("later", "_"))
}

// nodeOf is the node that a version belongs to: itself, or the one it hangs behind. Later versions have one label only.
func nodeOf(version string) string {
	return fmt.Sprintf("CASE WHEN %[1]s:Place|Saying|Entity THEN %[1]s ELSE head([(first)-[:LATER]->(%[1]s) | first]) END", version)
}

// inScope says that a tie is in the scope on the day.
func inScope(tie string, scope twinning.Scope, day string) string {
	switch scope {
	case twinning.ScopeEnded:
		return fmt.Sprintf("%s.ended <= %s", tie, day)
	case twinning.ScopeEver:
		return fmt.Sprintf("(%[1]s.sinceFirst <= %[2]s OR %[1]s.ended <= %[2]s)", tie, day)
	default:
		return fmt.Sprintf("%[1]s.sinceFirst <= %[2]s AND %[2]s < %[1]s.ended", tie, day)
	}
}

// statusOn is the status of a tie on the day.
func statusOn(tie, day string) string {
	return fmt.Sprintf("CASE WHEN %[1]s.ended <= %[2]s THEN %[1]s.endStatus "+
		"WHEN %[1]s.suspendedFrom IS NOT NULL AND any(i IN range(0, size(%[1]s.suspendedFrom) - 1) "+
		"WHERE %[1]s.suspendedFrom[i] <= %[2]s AND %[2]s < %[1]s.suspendedTo[i]) THEN 'SUSPENDED' "+
		"ELSE %[1]s.before END", tie, day)
}

// tree compiles the connectives; leaves are compiled by the function.
func (c *compiler) tree(cond store.Cond, of func(store.Cond) leaf) leaf {
	switch cond := cond.(type) {
	case nil:
		return leaf{text: "true"}
	case store.And:
		return c.join(cond, " AND ", "true", of)
	case store.Or:
		return c.join(cond, " OR ", "false", of)
	case store.Not:
		inner := c.tree(cond.Cond, of)
		return leaf{"(NOT " + inner.text + ")", inner.gaps}
	default:
		return of(cond)
	}
}

func (c *compiler) join(conds []store.Cond, operator, empty string, of func(store.Cond) leaf) leaf {
	if len(conds) == 0 {
		return leaf{text: empty}
	}
	out := leaf{text: "("}
	for i, cond := range conds {
		if i > 0 {
			out.text += operator
		}
		l := c.tree(cond, of)
		out.text += l.text
		out.gaps = append(out.gaps, l.gaps...)
	}
	out.text += ")"
	return out
}

// unknownWhen is a leaf that is unknown under a condition, else the expression.
func unknownWhen(unknown string, gap twinning.Gap, text string) leaf {
	return leaf{
		text: fmt.Sprintf("(CASE WHEN %s THEN null ELSE %s END)", unknown, text),
		gaps: []string{fmt.Sprintf("CASE WHEN %s THEN '%s' END", unknown, gap)},
	}
}

// inList compares a value with a list: unknown when the value is the one that means so, unless the list has it.
func inList[E ~string](c *compiler, list []E, value string, notKnown E, gap twinning.Gap) leaf {
	if len(list) == 0 {
		return leaf{text: "false"}
	}
	in := fmt.Sprintf("%s IN %s", value, c.bind(asTexts(list)))
	for _, v := range list {
		if v == notKnown {
			return leaf{text: "(" + in + ")"}
		}
	}
	return unknownWhen(fmt.Sprintf("%s = '%s'", value, notKnown), gap, in)
}

// overlap is true when a list property has one of the values; a property that is not there is an empty list.
func overlap[E ~string](c *compiler, property string, list []E) leaf {
	return leaf{text: fmt.Sprintf("any(x IN coalesce(%s, []) WHERE x IN %s)", property, c.bind(asTexts(list)))}
}

// date compares the days that a date may mean with a range; what cannot be decided is as the condition says.
func (c *compiler) date(missing, first, last string, within twinning.Interval, how store.MissingDate, gap twinning.Gap) leaf {
	from, to := c.bind(int64(within.First)), c.bind(int64(within.Last))
	inside := fmt.Sprintf("(%s <= %s AND %s <= %s)", from, first, last, to)
	outside := fmt.Sprintf("(%s < %s OR %s < %s)", last, from, to, first)
	undecided := fmt.Sprintf("(%s OR NOT %s AND NOT %s)", missing, outside, inside)
	switch how {
	case store.MissingOnly:
		return leaf{text: undecided}
	case store.MissingInclude:
		return leaf{text: fmt.Sprintf("(%s OR %s)", undecided, inside)}
	default:
		return unknownWhen(undecided, gap, inside)
	}
}
