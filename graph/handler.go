package graph

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/sistergraph/sistergraph/store"
)

// The media types of answers.
const (
	responseType = "application/graphql-response+json"
	jsonType     = "application/json"
)

// CostHeader is the request header that asks for extensions.cost, with the value 1.
const CostHeader = "Sistergraph-Cost"

// ReleaseHeader is the response header that tells the release that answered.
const ReleaseHeader = "Sistergraph-Release"

// NewHandler answers GraphQL over HTTP: POST with a JSON body, and GET for queries. Where the route has a
// {number}, all operations are answered from that release.
func NewHandler(s store.Store, options Options) http.Handler { return New(s, options).Handler() }

// Handler answers GraphQL over HTTP with this service.
func (s *Service) Handler() http.Handler { return http.HandlerFunc(s.serve) }

func (s *Service) serve(w http.ResponseWriter, r *http.Request) {
	media, ok := negotiate(r.Header.Values("Accept"))
	if !ok {
		refuse(w, jsonType, http.StatusNotAcceptable, "answers are "+responseType+" or "+jsonType)
		return
	}
	request, status, err := read(r)
	if err != nil {
		if status == http.StatusMethodNotAllowed {
			w.Header().Set("Allow", "GET, POST")
		}
		refuse(w, media, status, err.Error())
		return
	}
	answer := s.Execute(r.Context(), request)
	if answer.Release > 0 {
		w.Header().Set(ReleaseHeader, strconv.Itoa(answer.Release))
	}
	status = http.StatusOK
	if !answer.Began && media == responseType {
		status = http.StatusBadRequest
	}
	write(w, media, status, answer.Response)
}

// negotiate picks the media type of the answer; false where the client takes neither. A client that does not
// say gets application/json, as old ones expect.
func negotiate(accepts []string) (string, bool) {
	if len(accepts) == 0 {
		return jsonType, true
	}
	best, quality := "", 0.0
	for _, part := range strings.Split(strings.Join(accepts, ","), ",") {
		media, params, err := mime.ParseMediaType(strings.TrimSpace(part))
		if err != nil {
			continue
		}
		q := 1.0
		if given, ok := params["q"]; ok {
			if q, err = strconv.ParseFloat(given, 64); err != nil {
				continue
			}
		}
		if charset, ok := params["charset"]; ok && !strings.EqualFold(charset, "utf-8") {
			continue
		}
		switch media {
		case "*/*", "application/*":
			media = jsonType
		case jsonType, responseType:
		default:
			continue
		}
		if q > quality {
			best, quality = media, q
		}
	}
	return best, best != ""
}

// read takes an operation from a request. The status is that of the error.
func read(r *http.Request) (Request, int, error) {
	var request Request
	var err error
	status := http.StatusBadRequest
	switch r.Method {
	case http.MethodGet, http.MethodHead:
		request, err = readQuery(r.URL.RawQuery)
	case http.MethodPost:
		media, params, parseErr := mime.ParseMediaType(r.Header.Get("Content-Type"))
		charset, named := params["charset"]
		if parseErr != nil || media != jsonType || named && !strings.EqualFold(charset, "utf-8") {
			return request, http.StatusUnsupportedMediaType, errors.New("send the operation as " + jsonType + " in UTF-8")
		}
		request, status, err = readBody(r.Body)
	default:
		return request, http.StatusMethodNotAllowed, errors.New("use GET or POST")
	}
	if err == nil && request.Query == "" {
		err = errors.New("there is no operation: give it as query")
	}
	if err != nil {
		return request, status, err
	}
	if number := r.PathValue("number"); number != "" {
		n, err := strconv.Atoi(number)
		if err != nil || n < 1 {
			return request, http.StatusNotFound, fmt.Errorf("%q is not the number of a release", number)
		}
		request.Release = &n
	}
	request.Cost = r.Header.Get(CostHeader) == "1"
	return request, 0, nil
}

func readBody(body io.Reader) (Request, int, error) {
	var request Request
	raw, err := io.ReadAll(body)
	if err != nil {
		var large *http.MaxBytesError
		if errors.As(err, &large) {
			return request, http.StatusRequestEntityTooLarge, fmt.Errorf("the request is larger than %d bytes", large.Limit)
		}
		return request, http.StatusBadRequest, errors.New("the request could not be read")
	}
	var fields map[string]json.RawMessage
	if json.Unmarshal(raw, &fields) != nil || fields == nil {
		return request, http.StatusBadRequest, errors.New("the body is not a JSON object")
	}
	for name, into := range map[string]any{
		"query": &request.Query, "operationName": &request.OperationName,
		"variables": &request.Variables, "extensions": &request.Extensions,
	} {
		if err := decode(fields[name], into); err != nil {
			return request, http.StatusBadRequest, errors.New(name + " is not what it has to be: query and operationName are texts, variables and extensions are objects")
		}
	}
	return request, http.StatusBadRequest, nil
}

// decode reads JSON with its numbers as they are written. Nothing and null leave the value empty.
func decode(raw []byte, into any) error {
	if len(raw) == 0 {
		return nil
	}
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.UseNumber()
	return decoder.Decode(into)
}

func readQuery(raw string) (Request, error) {
	values, err := url.ParseQuery(raw)
	if err != nil {
		return Request{}, errors.New("the address has a broken query part")
	}
	request := Request{Query: values.Get("query"), OperationName: values.Get("operationName")}
	for name, into := range map[string]any{"variables": &request.Variables, "extensions": &request.Extensions} {
		if err := decode([]byte(values.Get(name)), into); err != nil {
			return request, errors.New(name + " is not a JSON object")
		}
	}
	return request, nil
}

// refuse answers a request that is not GraphQL over HTTP.
func refuse(w http.ResponseWriter, media string, status int, message string) {
	write(w, media, status, &graphql.Response{Errors: gqlerror.List{{
		Message: message, Extensions: map[string]any{"code": "BAD_REQUEST"},
	}}})
}

// write sends a response. Its data is JSON already and is sent as it is. An operation that never began has
// no data.
func write(w http.ResponseWriter, media string, status int, r *graphql.Response) {
	var b bytes.Buffer
	b.WriteByte('{')
	if len(r.Errors) > 0 {
		member(&b, "errors", r.Errors)
	}
	if r.Data != nil {
		comma(&b)
		b.WriteString(`"data":`)
		b.Write(r.Data)
	}
	if len(r.Extensions) > 0 {
		member(&b, "extensions", r.Extensions)
	}
	b.WriteByte('}')
	w.Header().Set("Content-Type", media+"; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write(b.Bytes()) // the client is gone when this fails
}

func comma(b *bytes.Buffer) {
	if b.Len() > 1 {
		b.WriteByte(',')
	}
}

func member(b *bytes.Buffer, name string, value any) {
	raw, err := json.Marshal(value)
	if err != nil {
		panic("graph: " + name + " has no JSON form: " + err.Error())
	}
	comma(b)
	fmt.Fprintf(b, "%q:", name)
	b.Write(raw)
}
