package resolver

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"

	"github.com/sistergraph/sistergraph/graph/where"
	"github.com/sistergraph/sistergraph/twinning"
)

// Definition is what an answer counted.
type Definition struct {
	Area     *Area
	Kinds    []twinning.Kind
	Statuses []twinning.Status
	Levels   []twinning.Level
	Scope    twinning.Scope
	AsOf     twinning.Day
	Release  int
	Filter   string
	Hash     string
}

// define describes an answer. The filter is any of the inputs of package where, or a struct of them.
func (st *State) define(filter any, scope twinning.Scope, day twinning.Day) *Definition {
	d := &Definition{Scope: scope, AsOf: day, Release: st.release.Number, Filter: where.Normal(filter)}
	switch f := filter.(type) {
	case *where.Partner:
		if f != nil {
			d.Area, d.Kinds, d.Statuses, d.Levels = st.areaOf(f.Area), f.Kinds, f.Statuses, f.Levels
		}
	case *where.Partnership:
		if f != nil {
			d.Kinds, d.Statuses = f.Kinds, f.Statuses
		}
	case *where.City:
		if f != nil {
			d.Area, d.Levels = st.areaOf(f.Area), f.Levels
		}
	}
	sum := sha256.Sum256([]byte(d.Filter + "\n" + string(scope) + "\n" + day.String() + "\n" + strconv.Itoa(d.Release)))
	d.Hash = hex.EncodeToString(sum[:8])
	return d
}

func (st *State) areaOf(id *twinning.ID) *Area {
	if id == nil {
		return nil
	}
	return st.area[*id]
}

// at is the day and the reference data by which filters are read.
func (st *State) at(day twinning.Day) where.At { return where.At{Ref: st.ref, Day: day} }
