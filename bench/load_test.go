package bench

import (
	"runtime"
	"sync/atomic"
	"testing"
	"time"

	"github.com/sistergraph/sistergraph/loader"
)

// BenchmarkLoadShipped fills an empty SQLite file with the shipped data. peak-MB is the most memory in use by the
// program's heap above that before; rows/s are rows of the packages.
func BenchmarkLoadShipped(b *testing.B) {
	b.ReportAllocs()
	var rows int
	var peak uint64
	var used time.Duration
	for b.Loop() {
		b.StopTimer()
		empty := emptyFile(b)
		watch := watchHeap()
		begin := cpu(b)
		b.StartTimer()
		report, _, err := loader.FillIfEmpty(b.Context(), empty, loader.Shipped(), nil)
		b.StopTimer()
		used += cpu(b) - begin
		peak = max(peak, watch.end())
		if err != nil {
			b.Fatal(err)
		}
		rows += report.Rows.Read
		if err := empty.Close(); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
	b.ReportMetric(float64(rows)/b.Elapsed().Seconds(), "rows/s")
	b.ReportMetric(float64(used)/float64(b.N)/1e6, "cpu-ms/op")
	b.ReportMetric(float64(peak)/1e6, "peak-MB")
}

// BenchmarkLoadShippedAgain loads what is there already: nothing changes.
func BenchmarkLoadShippedAgain(b *testing.B) {
	full := emptyFile(b)
	if _, _, err := loader.FillIfEmpty(b.Context(), full, loader.Shipped(), nil); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	begin := cpu(b)
	for b.Loop() {
		report, err := loader.Load(b.Context(), full, loader.Shipped(), loader.Options{})
		if err != nil {
			b.Fatal(err)
		}
		if report.Release != nil {
			b.Fatal("a release was made")
		}
	}
	reportCPU(b, begin)
	if err := full.Close(); err != nil {
		b.Fatal(err)
	}
}

// heapWatch looks at the heap now and then.
type heapWatch struct {
	before uint64
	peak   atomic.Uint64
	done   chan struct{}
	ended  chan struct{}
}

func watchHeap() *heapWatch {
	w := &heapWatch{done: make(chan struct{}), ended: make(chan struct{})}
	runtime.GC()
	w.before = heapInUse()
	go func() {
		defer close(w.ended)
		tick := time.NewTicker(5 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-w.done:
				return
			case <-tick.C:
				if now := heapInUse(); now > w.peak.Load() {
					w.peak.Store(now)
				}
			}
		}
	}()
	return w
}

// end is how far the heap grew, in bytes.
func (w *heapWatch) end() uint64 {
	close(w.done)
	<-w.ended
	if peak := w.peak.Load(); peak > w.before {
		return peak - w.before
	}
	return 0
}

func heapInUse() uint64 {
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.HeapInuse
}
