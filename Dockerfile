# An image with nothing but the static binary, which `make dist` puts into dist/image. `make image` builds it.
FROM scratch
ARG TARGETARCH
COPY dist/image/${TARGETARCH}/ /
LABEL org.opencontainers.image.title="headerlint" \
      org.opencontainers.image.description="Checks the HTTP headers of OpenAPI documents" \
      org.opencontainers.image.licenses="Apache-2.0"
WORKDIR /work
USER 65532:65532
ENTRYPOINT ["/headerlint"]
