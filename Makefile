SWIFT ?= swift
PREFIX ?= /usr/local
DESTDIR ?=

DEMO = fixtures/demo/orders.yaml
# A folder of its own, so that a release build and an ordinary one don't undo each other.
RELEASE = .build-release
SUDO = $(shell [ "$$(id -u)" = 0 ] || command -v sudo)

ifeq ($(shell uname -s),Linux)
# The last flag: types are put together by calls instead of looked up by name, which takes a run 2 ms of its start.
RELEASE_FLAGS = -Xlinker -s -Xswiftc -static-executable -Xswiftc -enforce-exclusivity=unchecked \
  -Xswiftc -Xfrontend -Xswiftc -disable-concrete-type-metadata-mangled-name-accessors
endif

# Package.swift has the tools of those who work on headerlint only where this is set.
DEV = HEADERLINT_DEV=1 $(SWIFT)

.PHONY: build setup demo test check clients generate generated sanitize thread address release install format

build: setup
	$(SWIFT) build -c release --product headerlint

# libyaml is the one thing that SwiftPM doesn't fetch itself.
setup:
	@command -v $(SWIFT) >/dev/null || { echo "Swift 6.2 or later is needed: https://www.swift.org/install" >&2; exit 1; }
	@[ -w . ] || { echo "$(CURDIR) can't be written to; build in a copy of it" >&2; exit 1; }
	@if pkg-config --exists yaml-0.1 2>/dev/null || [ -f /usr/include/yaml.h ]; then :; \
	elif command -v apt-get >/dev/null; then \
	  [ "$$(id -u)" = 0 ] || [ -n "$(SUDO)" ] || \
	    { echo "libyaml is needed, and only root can install it: apt-get install libyaml-dev" >&2; exit 1; }; \
	  { $(SUDO) apt-get update -qq && $(SUDO) apt-get install -qqy --no-install-recommends libyaml-dev; } >/dev/null 2>&1 || \
	    { echo "libyaml is needed, and apt-get can't install it here; install libyaml-dev in another way" >&2; exit 1; }; \
	elif command -v brew >/dev/null; then brew install libyaml pkgconf; \
	else echo "libyaml and its header yaml.h are needed" >&2; exit 1; fi

demo: build
	@echo
	@.build/release/headerlint lint --fail-on never $(DEMO)

# A sample of what could be tried, the same each time; HEADERLINT_SAMPLE=all tries everything.
test: setup
	$(DEV) test

# What must hold before a change lands, but for what .ci/run builds.
check: test generated clients

# Programs of others that use headerlint: pre-commit and editors. Those that aren't installed are skipped.
clients: setup
	HEADERLINT_CLIENTS=1 $(DEV) test --filter 'CommandTests.(PreCommitTests|EditorTests)'

# Everything that is made from rules/ and fixtures/: the compiled rules, expected findings, parts of README.md, rule pages.
generate: setup
	$(DEV) run headerlint-dev generate

# Fails where that would change a file.
generated: setup
	$(DEV) run headerlint-dev generate --check

# No search for leaks: it doesn't find pointers in which Swift keeps the case of an enum. Tests count what is alive instead.
SANITIZED = HEADERLINT_SAMPLE=few ASAN_OPTIONS=detect_leaks=0 $(SWIFT) test --scratch-path .build-$@ --sanitize=$@

sanitize: setup thread address

thread address:
	$(SANITIZED)

release: setup
	$(SWIFT) build -c release --product headerlint --scratch-path $(RELEASE) $(RELEASE_FLAGS)

install: release
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -m 755 $(RELEASE)/release/headerlint "$(DESTDIR)$(PREFIX)/bin/headerlint"

format:
	$(SWIFT) format --in-place -r -p Package.swift Sources Tests
