package model_test

import (
	"testing"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/store/storetest"
	"github.com/sistergraph/sistergraph/store/storetest/model"
)

func TestModel(t *testing.T) {
	storetest.Run(t,
		func(*testing.T) store.Store { return model.New() },
		storetest.Expire(func(_ *testing.T, s store.Store) { s.(*model.Model).ExpireLease() }),
	)
}
