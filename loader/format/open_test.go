package format_test

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"github.com/sistergraph/sistergraph/loader/format"
)

const text = "Stadt;Partner\nKöln;Lüttich\n"

// write makes a file of that name and gives its path.
func write(t testing.TB, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func open(t testing.TB, name string, opt format.OpenOptions) *format.Opened {
	t.Helper()
	o, err := format.Open(name, opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := o.Close(); err != nil {
			t.Error(err)
		}
	})
	return o
}

func read(t testing.TB, in *format.Input) (string, error) {
	t.Helper()
	r, err := in.Text()
	if err != nil {
		return "", err
	}
	defer r.Close()
	b, err := io.ReadAll(r)
	return string(b), err
}

func gzipped(b []byte) []byte {
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	w.Write(b)
	w.Close()
	return out.Bytes()
}

func zstandard(b []byte) []byte {
	w, _ := zstd.NewWriter(nil)
	return w.EncodeAll(b, nil)
}

// bzipped is the text compressed by the bzip2 program.
var bzipped = []byte("\x42\x5a\x68\x39\x31\x41\x59\x26\x53\x59\x09\x28\xcd\xe0\x00\x00\x03\xcf\x8c\x00\x10\x00\x08\x00\x0c\x48\x00\x2e\x65\x14\x00\x01\x04\x08\x00\x20\x00\x22\x23\x4c\x81\xa3\x4f\x44\x29\x93\x13\x20\xc8\xc7\x67\xf2\x29\x54\xf2\xed\x7e\x28\x06\x2e\x02\x3c\x49\x44\xfc\x5d\xc9\x14\xe1\x42\x40\x24\xa3\x37\x80")

func zipped(t testing.TB, files ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for i := 0; i < len(files); i += 2 {
		w, err := z.CreateHeader(&zip.FileHeader{Name: files[i], Method: zip.Deflate})
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(w, files[i+1])
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func encoded(t testing.TB, e encoding.Encoding) []byte {
	t.Helper()
	b, err := e.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestContentIsUnpackedAndDecodedAsItComes(t *testing.T) {
	for name, content := range map[string][]byte{
		"plain.csv":   []byte(text),
		"mark.csv":    []byte("\ufeff" + text),
		"a.csv.gz":    gzipped([]byte(text)),
		"two.csv.gz":  append(gzipped([]byte(text[:9])), gzipped([]byte(text[9:]))...),
		"a.csv.zst":   zstandard([]byte(text)),
		"a.csv.bz2":   bzipped,
		"a.zip":       zipped(t, "a.csv", text),
		"noise.zip":   zipped(t, "__MACOSX/a.csv", "x", ".DS_Store", "x", "b/", "", "b/a.csv", text),
		"western.csv": encoded(t, charmap.Windows1252),
		"west.csv.gz": gzipped(encoded(t, charmap.Windows1252)),
		"le.csv":      encoded(t, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)),
		"be.csv":      encoded(t, unicode.UTF16(unicode.BigEndian, unicode.UseBOM)),
		"le-bare.csv": encoded(t, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)),
		"be-bare.csv": encoded(t, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)),
	} {
		path := write(t, name, content)
		for from, in := range map[string]*format.Input{
			"the file":       open(t, path, format.OpenOptions{}).Inputs[0],
			"standard input": open(t, "-", format.OpenOptions{Stdin: bytes.NewReader(content)}).Inputs[0],
		} {
			got, err := read(t, in)
			if err != nil || got != text {
				t.Errorf("%s from %s: read %q (%v), want %q", name, from, got, err, text)
			}
			if string(in.Head.Text) != text || !in.Head.Whole {
				t.Errorf("%s from %s: begins with %q, whole %t", name, from, in.Head.Text, in.Head.Whole)
			}
		}
	}
}

func TestAFileIsReadAgainAndStandardInputIsNot(t *testing.T) {
	in := open(t, write(t, "a.csv", []byte(text)), format.OpenOptions{}).Inputs[0]
	for range 2 {
		if got, err := read(t, in); err != nil || got != text {
			t.Errorf("read %q (%v)", got, err)
		}
	}
	if n, total := in.Progress(); n != int64(len(text)) || total != n {
		t.Errorf("progress is %d of %d, want all %d", n, total, len(text))
	}
	in = open(t, "-", format.OpenOptions{Stdin: strings.NewReader(text)}).Inputs[0]
	if _, err := read(t, in); err != nil {
		t.Error(err)
	}
	if _, err := read(t, in); err == nil || !strings.Contains(err.Error(), "once only") {
		t.Errorf("the second reading gave %v", err)
	}
}

func TestTheBytesThatAreNotASCIITellTheEncoding(t *testing.T) {
	long := strings.Repeat("plain ASCII for a long while\n", 10_000)
	for name, c := range map[string]struct{ content, want string }{
		"Windows-1252 far inside":       {long + "K\xf6ln\n", long + "Köln\n"},
		"UTF-8 far inside":              {long + "Köln\n", long + "Köln\n"},
		"a stray byte in UTF-8":         {"Köln Lüttich Besançon\n\xff\n", "Köln Lüttich Besançon\n\xff\n"},
		"curly quotes of Windows-1252":  {"\x93K\xf6ln\x94", "“Köln”"},
		"a letter cut off at the end":   {"Kö\xc3", "Kö\xc3"},
		"a name of one letter, western": {"\xe9", "é"},
	} {
		in := open(t, write(t, "a.csv", []byte(c.content)), format.OpenOptions{}).Inputs[0]
		if got, err := read(t, in); err != nil || got != c.want {
			t.Errorf("%s: the end is %q (%v), want %q", name, got[max(0, len(got)-30):], err, c.want[max(0, len(c.want)-30):])
		}
	}
}

func TestAnEncodingMayBeNamed(t *testing.T) {
	b, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte("哈尔滨,图尔库\n"))
	if err != nil {
		t.Fatal(err)
	}
	in := open(t, write(t, "a.csv", b), format.OpenOptions{Charset: "gb18030"}).Inputs[0]
	if got, err := read(t, in); err != nil || got != "哈尔滨,图尔库\n" {
		t.Errorf("read %q (%v)", got, err)
	}
	if _, err := format.Open(write(t, "a.csv", b), format.OpenOptions{}); err == nil || !strings.Contains(err.Error(), "name it with --charset") {
		t.Errorf("the same without its name: %v", err)
	}
	if _, err := format.Open("-", format.OpenOptions{Charset: "klingon", Stdin: strings.NewReader("x")}); err == nil {
		t.Error("there is no encoding klingon, and no error")
	}
}

func TestAZipMayHoldSeveralFilesPackagesOrAWorkbook(t *testing.T) {
	names := func(content []byte) (out []string) {
		for _, in := range open(t, write(t, "x.zip", content), format.OpenOptions{}).Inputs {
			kind := "text"
			if in.Head.FS != nil {
				kind = "package"
			} else if in.Head.Workbook {
				kind = "workbook"
			}
			_, name, _ := strings.Cut(in.Name(), "x.zip")
			out = append(out, kind+name)
		}
		return out
	}
	for want, content := range map[string][]byte{
		"[text/a.csv text/b.tsv]":       zipped(t, "b.tsv", "1\t2", "a.csv", "1,2"),
		"[package]":                     zipped(t, "datapackage.json", "{}", "a.csv", "1"),
		"[package/harbin package/wide]": zipped(t, "wide/datapackage.json", "{}", "harbin/datapackage.json", "{}"),
		"[workbook]":                    zipped(t, "[Content_Types].xml", "<x/>", "xl/workbook.xml", "<x/>"),
	} {
		if got := fmt.Sprint(names(content)); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestWhatCannotBeOpenedIsToldInASentence(t *testing.T) {
	small := format.DefaultLimits
	small.Free, small.Entries, small.Spool = 1<<20, 3, 1<<10
	zeros := make([]byte, 8<<20)
	folder := t.TempDir()
	closed := write(t, "closed.csv", []byte(text))
	if err := os.Chmod(closed, 0); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		path  string
		stdin []byte
		want  string
	}{
		"no file":                         {filepath.Join(folder, "none.csv"), nil, "there is no file"},
		"a folder":                        {folder, nil, "without a datapackage.json"},
		"a zip that leads out":            {write(t, "a.zip", zipped(t, "../a.csv", text)), nil, `"../a.csv" in it leads out`},
		"a zip that leads out, far":       {write(t, "a.zip", zipped(t, "b/../../a.csv", text)), nil, "leads out"},
		"a zip with an absolute name":     {write(t, "a.zip", zipped(t, "/etc/a.csv", text)), nil, "leads out"},
		"a zip with a name of Windows":    {write(t, "a.zip", zipped(t, `..\a.csv`, text)), nil, "leads out"},
		"a zip bomb":                      {write(t, "a.zip", zipped(t, "a.csv", string(zeros))), nil, "decompression bomb"},
		"a zip of many files":             {write(t, "a.zip", zipped(t, "a", "", "b", "", "c", "", "d", "")), nil, "holds 4 files"},
		"an empty zip":                    {write(t, "a.zip", zipped(t)), nil, "without files"},
		"a zip cut off":                   {write(t, "a.zip", zipped(t, "a.csv", text)[:60]), nil, "not a whole zip"},
		"a zip too large for a temporary": {"-", append(zipped(t, "a.csv", text), zeros...), "save it to a file"},
		"gzip cut off at once":            {write(t, "a.gz", gzipped([]byte(text))[:12]), nil, "is cut off: its gzip data end in the middle"},
		"damaged gzip":                    {write(t, "a.gz", []byte("\x1f\x8bnot gzip at all")), nil, "its gzip data are damaged"},
		"damaged zstd":                    {write(t, "a.zst", []byte("\x28\xb5\x2f\xfdno zstd at all")), nil, "zstd data"},
		"damaged bzip2":                   {write(t, "a.bz2", append([]byte("BZh9"), text...)), nil, "bzip2 data"},
		"nothing on standard input":       {"-", nil, "there is no standard input"},
	} {
		opt := format.OpenOptions{Limits: small}
		if c.stdin != nil {
			opt.Stdin = bytes.NewReader(c.stdin)
		}
		o, err := format.Open(c.path, opt)
		if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: got %v, want an error with %q", name, err, c.want)
		}
		if err == nil {
			o.Close()
		}
	}
	if os.Getuid() != 0 {
		if _, err := format.Open(closed, format.OpenOptions{}); err == nil || !strings.Contains(err.Error(), "permission denied") {
			t.Errorf("a file that may not be read: %v", err)
		}
	}
}

func TestABombIsRefusedBeforeItIsRead(t *testing.T) {
	rows := bytes.Repeat([]byte("a,b\n"), 8<<20)
	for name, content := range map[string][]byte{"a.csv.gz": gzipped(rows), "a.csv.zst": zstandard(rows)} {
		for from, path := range map[string]string{"a file": write(t, name, content), "standard input": format.Stdin} {
			_, err := format.Open(path, format.OpenOptions{Stdin: bytes.NewReader(content)})
			if err == nil || !strings.Contains(err.Error(), "decompression bomb") {
				t.Errorf("%s from %s: %v", name, from, err)
			}
		}
	}
}

func TestABombThatBeginsHonestlyIsStopped(t *testing.T) {
	random := make([]byte, 64<<10)
	_, _ = rand.NewChaCha8([32]byte{1}).Read(random)
	content := []byte(hex.EncodeToString(random) + strings.Repeat("a,b\n", 16<<20))
	in := open(t, write(t, "a.csv.gz", gzipped(content)), format.OpenOptions{}).Inputs[0]
	r, err := in.Text()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if n, err := io.Copy(io.Discard, r); err == nil || !strings.Contains(err.Error(), "decompression bomb") || n > 32<<20 {
		t.Errorf("%d bytes came out, then %v", n, err)
	}
}

func TestHonestContentOfHighCompressionIsRead(t *testing.T) {
	blank := bytes.Repeat([]byte(";;;;;;\n"), int(format.DefaultLimits.Free)/8)
	var many bytes.Buffer
	for i := range 400_000 {
		fmt.Fprintf(&many, "Harbin;China;Town %d;Finland;%d\n", i*7919%3500, 1950+i%70)
	}
	for name, content := range map[string][]byte{"blank rows": append([]byte("a;b\n"), blank...), "rows that hardly differ": many.Bytes()} {
		in := open(t, write(t, "a.csv.gz", gzipped(content)), format.OpenOptions{}).Inputs[0]
		r, err := in.Text()
		if err != nil {
			t.Fatal(err)
		}
		if n, err := io.Copy(io.Discard, r); err != nil || n != int64(len(content)) {
			t.Errorf("%s: %d of %d bytes came out, then %v", name, n, len(content), err)
		}
		r.Close()
	}
}

func TestAFileThatChangesOrEndsEarlyIsToldAtItsEnd(t *testing.T) {
	path := write(t, "a.csv", []byte(strings.Repeat(text, 10_000)))
	in := open(t, path, format.OpenOptions{}).Inputs[0]
	f, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(f, "more;rows\n"); err != nil {
		t.Fatal(err)
	}
	f.Close()
	if _, err := read(t, in); err == nil || !strings.Contains(err.Error(), "changed while it was read") {
		t.Errorf("the file that grew: %v", err)
	}

	noise := make([]byte, 1<<20) // text that hardly compresses, so that the head is whole
	for i := range noise {
		noise[i] = byte(' ' + i*i>>7%90)
	}
	packed := gzipped(noise)
	o, err := format.Open(write(t, "a.gz", packed[:len(packed)-9]), format.OpenOptions{})
	if err == nil {
		defer o.Close()
		_, err = read(t, o.Inputs[0])
	}
	if err == nil || !strings.Contains(err.Error(), "is cut off") {
		t.Errorf("the gzip cut off: %v", err)
	}
}

func TestAPackageFolderCannotLeadOutOfItself(t *testing.T) {
	outside := write(t, "secret.csv", []byte("secret"))
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "datapackage.json"), []byte("{}"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, filepath.Join(folder, "link.csv")); err != nil {
		t.Fatal(err)
	}
	in := open(t, folder, format.OpenOptions{}).Inputs[0]
	if _, err := in.Head.FS.Open("link.csv"); err == nil || errors.Is(err, os.ErrNotExist) {
		t.Errorf("a link out of the folder opens: %v", err)
	}
}

func FuzzOpen(f *testing.F) {
	f.Add([]byte(text))
	f.Add(gzipped([]byte(text)))
	f.Add(zstandard([]byte(text)))
	f.Add(zipped(f, "a.csv", text))
	f.Add(encoded(f, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)))
	f.Fuzz(func(t *testing.T, content []byte) {
		o, err := format.Open("-", format.OpenOptions{Stdin: bytes.NewReader(content)})
		if err != nil {
			return
		}
		defer o.Close()
		for _, in := range o.Inputs {
			if in.Head.FS != nil || in.Head.Workbook {
				continue
			}
			got, err := read(t, in)
			if err == nil && !strings.HasPrefix(got, strings.TrimSuffix(string(in.Head.Text), "\ufffd")) && len(content) < 400 {
				t.Errorf("%q begins with %q", got, in.Head.Text)
			}
		}
	})
}
