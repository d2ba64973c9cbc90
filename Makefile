SWIFT ?= swift
DEMO = fixtures/demo/orders.yaml
# A separate folder, so that release and debug builds don't overwrite each other.
RELEASE = .build-release
SUDO = $(shell [ "$$(id -u)" = 0 ] || command -v sudo)

ifeq ($(shell uname -s),Linux)
# The last flag makes type metadata be built by calls instead of looked up by name, which takes 2 ms at start-up. The linker
# is LLVM's, which Swift brings; GNU's warns of a function in Swift's libraries that is never called.
RELEASE_FLAGS = -Xlinker -s -Xswiftc -use-ld=lld -Xswiftc -static-executable -Xswiftc -enforce-exclusivity=unchecked \
  -Xswiftc -Xfrontend -Xswiftc -disable-concrete-type-metadata-mangled-name-accessors
endif

# Package.swift has the tools of those who work on headerlint only where this is set.
DEV = HEADERLINT_DEV=1 $(SWIFT)

.PHONY: build setup demo test check clients generate generated sanitize thread address release format

build: setup
	$(SWIFT) build -c release --product headerlint

# libyaml is the one thing that SwiftPM doesn't fetch itself. Without pkg-config it finds libyaml too, but warns.
setup:
	@command -v $(SWIFT) >/dev/null || { echo "Swift 6.2 or later is needed: https://www.swift.org/install" >&2; exit 1; }
	@[ -w . ] || { echo "$(CURDIR) can't be written to; build in a copy of it" >&2; exit 1; }
	@if pkg-config --exists yaml-0.1 2>/dev/null; then :; \
	elif command -v apt-get >/dev/null && { [ "$$(id -u)" = 0 ] || [ -n "$(SUDO)" ]; } && \
	  { $(SUDO) apt-get update -qq && $(SUDO) apt-get install -qqy --no-install-recommends libyaml-dev pkg-config; } \
	    >/dev/null 2>&1; then :; \
	elif [ -f /usr/include/yaml.h ]; then :; \
	elif command -v apt-get >/dev/null && [ "$$(id -u)" != 0 ] && [ -z "$(SUDO)" ]; then \
	  echo "libyaml is needed, and only root can install it: apt-get install libyaml-dev" >&2; exit 1; \
	elif command -v apt-get >/dev/null; then \
	  echo "libyaml is needed, and apt-get can't install it here; install libyaml-dev in another way" >&2; exit 1; \
	elif command -v brew >/dev/null; then brew install libyaml pkgconf; \
	else echo "libyaml and its header yaml.h are needed" >&2; exit 1; fi

demo: build
	@echo
	@.build/release/headerlint lint --fail-on never $(DEMO)

# A sample of what could be tried, the same each time; HEADERLINT_SAMPLE=all tries everything.
test: setup
	$(DEV) test

# What must hold before a change lands, except for what .ci/run builds.
check: test generated clients

# Other programs that use headerlint or write its documents: pre-commit, editors, aiohttp. Those that aren't installed are skipped.
clients: setup
	HEADERLINT_CLIENTS=1 $(DEV) test --filter 'CommandTests.(PreCommitTests|EditorTests|GeneratorTests)'

# Everything that is made from rules/ and fixtures/: the compiled rules, expected findings, parts of README.md, rule pages.
generate: setup
	$(DEV) run headerlint-dev generate

# Fails where that would change a file.
generated: setup
	$(DEV) run headerlint-dev generate --check

# No search for leaks: it doesn't find pointers in which Swift keeps the case of an enum. Tests count what is alive instead.
SANITIZED = HEADERLINT_SANITIZER=$@ HEADERLINT_SAMPLE=few ASAN_OPTIONS=detect_leaks=0 $(SWIFT) test --scratch-path .build-$@ --sanitize=$@

sanitize: setup thread address

thread address:
	$(SANITIZED)

release: setup
	$(SWIFT) build -c release --product headerlint --scratch-path $(RELEASE) $(RELEASE_FLAGS)

format:
	$(SWIFT) format --in-place -r -p Package.swift Sources Tests

# Packages and installation. BINARY takes another release binary than that of `make release`.

.PHONY: dist image check-packages install uninstall clean help

ifeq ($(origin BINARY),undefined)
BINARY = $(RELEASE)/release/headerlint
MADE = release
endif

dist: $(MADE)
	.packaging/dist $(BINARY)

IMAGE ?= headerlint
image: dist
	$(or $(shell command -v buildah),$(shell command -v podman),docker) build --tag $(IMAGE) .

# Tries out the packages, the action and the hooks with the tools that people use them with.
check-packages: $(MADE)
	BINARY=$(BINARY) .packaging/check

PREFIX ?= /usr/local
DESTDIR ?=
ROOT = $(DESTDIR)$(PREFIX)

install: $(MADE)
	.packaging/dist $(BINARY) --install "$(ROOT)"

uninstall:
	rm -f "$(ROOT)/bin/headerlint" "$(ROOT)/share/man/man1/headerlint.1" \
	  "$(ROOT)/share/bash-completion/completions/headerlint" "$(ROOT)/share/zsh/site-functions/_headerlint" \
	  "$(ROOT)/share/fish/vendor_completions.d/headerlint.fish"
	rm -rf "$(ROOT)/share/doc/headerlint"

clean:
	rm -rf .build .build-* dist

help:
	@echo 'make            build headerlint for trying it out'
	@echo 'make demo       lint the API of a shop, with realistic mistakes'
	@echo 'make test       run the tests; make sanitize runs them under sanitizers'
	@echo 'make release    make the binary that is shipped: static on Linux'
	@echo 'make install    install it with manual page and completions: PREFIX=/usr/local, DESTDIR'
	@echo 'make uninstall  remove these again'
	@echo 'make dist       pack it: archive, Debian package, wheel, checksums; make image builds the image'
	@echo 'make format     format the code'
	@echo 'make clean      remove what was built'
