# The program is one static binary; the image adds the certificates that neo4j+s:// needs and wget for the health check.
FROM golang:1.26-alpine AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -ldflags="-s -w" -o /sistergraph ./cmd/sistergraph

FROM alpine:3.22
RUN apk add --no-cache ca-certificates \
 && adduser -D -u 10001 sistergraph \
 && mkdir /data && chown sistergraph /data
COPY --from=build /sistergraph /usr/local/bin/sistergraph
USER sistergraph
# Without another store, the data is in one SQLite file on this volume.
ENV SISTERGRAPH_STORE=sqlite:/data/sistergraph.db \
    SISTERGRAPH_LISTEN=0.0.0.0:8080
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s CMD wget -q -O /dev/null http://127.0.0.1:8080/healthz
ENTRYPOINT ["sistergraph"]
CMD ["serve"]
