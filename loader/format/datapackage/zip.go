package datapackage

import (
	"archive/zip"
	"compress/flate"
	"io"
	"io/fs"
	"slices"
	"time"
)

// WriteZip packs the descriptor and the tables of packages, each under its
// folder of root, so that equal packages make equal bytes.
func WriteZip(w io.Writer, root fs.FS, folders ...string) error {
	z := zip.NewWriter(w)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestCompression) })
	for _, folder := range folders {
		names, err := fs.Glob(root, folder+"/*")
		if err != nil {
			return err
		}
		slices.Sort(names)
		for _, name := range names {
			if err := addFile(z, root, name); err != nil {
				return err
			}
		}
	}
	return z.Close()
}

// the earliest time that a zip can hold, instead of that of the file.
var noTime = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

func addFile(z *zip.Writer, root fs.FS, name string) error {
	b, err := fs.ReadFile(root, name)
	if err != nil {
		return err
	}
	f, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: noTime})
	if err != nil {
		return err
	}
	_, err = f.Write(b)
	return err
}
