package bench

import (
	"syscall"
	"testing"
	"time"
)

// cpu is the processor time that this process has used, on all processors. Unlike the time of a clock it hardly depends
// on what else the machine does.
func cpu(b *testing.B) time.Duration {
	b.Helper()
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		b.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// reportCPU gives the processor time of an iteration since that moment, in milliseconds.
func reportCPU(b *testing.B, since time.Duration) {
	b.Helper()
	b.ReportMetric(float64(cpu(b)-since)/float64(b.N)/1e6, "cpu-ms/op")
}
