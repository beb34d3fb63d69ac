package format

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// descriptor is the file that makes a folder a Data Package.
const descriptor = "datapackage.json"

// folder adds a folder that is a Data Package.
func (o *Opened) folder(name string) error {
	root, err := os.OpenRoot(name)
	if err != nil {
		return openError(name, err)
	}
	o.close = append(o.close, root.Close)
	if _, err := root.Stat(descriptor); errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s is a folder without a %s, so it is not a Data Package; name the files in it", name, descriptor)
	} else if err != nil {
		return openError(path.Join(name, descriptor), err)
	}
	o.addPackage(name, root.FS(), func() (int64, int64) { return 0, 0 })
	return nil
}

func (o *Opened) addPackage(name string, f fs.FS, progress func() (int64, int64)) {
	refused := fmt.Errorf("%s is a Data Package, not one file", name)
	o.Inputs = append(o.Inputs, &Input{
		Head:     Head{Name: name, Base: filepath.Base(name), FS: f, Whole: true},
		content:  func() (io.ReadCloser, error) { return nil, refused },
		progress: progress,
	})
}

// zip adds what a zip holds: a workbook, Data Packages, or files.
func (o *Opened) zip(name string, f *file, h *os.File, opt OpenOptions) error {
	z, err := zip.NewReader(h, f.opened.Size())
	if err != nil {
		return fmt.Errorf("%s is not a whole zip file: it is damaged or cut off", name)
	}
	if err := checkEntries(name, z.File, opt.Limits); err != nil {
		return err
	}
	switch packages := packagesIn(z); {
	case has(z, "[Content_Types].xml") && has(z, "xl/workbook.xml"):
		in := &Input{progress: f.progress}
		in.content = func() (io.ReadCloser, error) { return nil, fmt.Errorf("%s is a workbook, not text", name) }
		in.workbook = func() (string, error) { return f.name, f.unchanged(h) }
		in.Head = Head{Name: name, Base: filepath.Base(name), Workbook: true, Whole: true}
		o.Inputs = append(o.Inputs, in)
		return nil
	case len(packages) > 0:
		for _, dir := range packages {
			sub, err := fs.Sub(z, dir)
			if err != nil {
				return err
			}
			shown := name
			if dir != "." {
				shown = name + "/" + dir
			}
			o.addPackage(shown, sub, f.progress)
		}
		return nil
	default:
		return o.entries(name, z, f, h, opt)
	}
}

func has(z *zip.Reader, name string) bool {
	return slices.ContainsFunc(z.File, func(e *zip.File) bool { return e.Name == name })
}

// packagesIn are the folders that hold a descriptor, the zip itself or those in
// it, in the order of their names.
func packagesIn(z *zip.Reader) []string {
	var dirs []string
	for _, e := range z.File {
		if dir, base := path.Split(e.Name); base == descriptor && strings.Count(dir, "/") <= 1 {
			dirs = append(dirs, path.Clean(dir))
		}
	}
	slices.Sort(dirs)
	return dirs
}

// checkEntries refuses a zip that leads out of itself or unpacks to too much.
// What an entry says of its length is kept to when it is read.
func checkEntries(name string, entries []*zip.File, limits Limits) error {
	if len(entries) > limits.Entries {
		return fmt.Errorf("%s holds %d files; more than %d are refused", name, len(entries), limits.Entries)
	}
	var unpacked, packed int64
	for _, e := range entries {
		if clean := strings.TrimSuffix(e.Name, "/"); !fs.ValidPath(clean) || strings.Contains(e.Name, `\`) {
			return fmt.Errorf("%s is refused: the name %q in it leads out of the zip", name, e.Name)
		}
		if e.Flags&1 != 0 {
			return fmt.Errorf("%s is refused: %s in it is encrypted", name, e.Name)
		}
		size, stored := int64(min(e.UncompressedSize64, 1<<62)), int64(min(e.CompressedSize64, 1<<62))
		if err := limits.check(name+"/"+e.Name, size, stored); err != nil {
			return err
		}
		unpacked, packed = min(unpacked+size, 1<<62), min(packed+stored, 1<<62)
	}
	return limits.check(name, unpacked, packed)
}

// entries adds the plain files of a zip, each an input of its own.
func (o *Opened) entries(name string, z *zip.Reader, f *file, h *os.File, opt OpenOptions) error {
	files := slices.Clone(z.File)
	slices.SortFunc(files, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	for _, e := range files {
		base := path.Base(e.Name)
		if e.FileInfo().IsDir() || strings.HasPrefix(base, ".") || strings.HasPrefix(e.Name, "__MACOSX/") {
			continue
		}
		shown := name + "/" + e.Name
		in := &Input{charset: opt.Charset, progress: f.progress, content: func() (io.ReadCloser, error) {
			r, err := e.Open()
			if err != nil {
				return nil, fmt.Errorf("%s cannot be unpacked: it is damaged or packed in a way that is not known", shown)
			}
			return readCloser{&lastLook{&telling{r, shown, "zip"}, f, h}, r.Close}, nil
		}}
		in.Head = Head{Name: shown, Base: base}
		if err := o.add(in, 0); err != nil {
			return err
		}
	}
	if len(o.Inputs) == 0 {
		return fmt.Errorf("%s is a zip without files", name)
	}
	return nil
}

// lastLook looks at the end of an entry whether the zip is still the same.
type lastLook struct {
	io.Reader
	file   *file
	handle *os.File
}

func (l *lastLook) Read(p []byte) (int, error) {
	n, err := l.Reader.Read(p)
	if err == io.EOF {
		if changed := l.file.unchanged(l.handle); changed != nil {
			err = changed
		}
	}
	return n, err
}
