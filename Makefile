# Thin front of CMake: `make demo` shows what the tool does, `make test` proves it.

PACKAGES := g++ cmake ninja-build libpugixml-dev libxerces-c-dev libeigen3-dev catch2 \
            libcli11-dev libfmt-dev nlohmann-json3-dev zlib1g-dev locales libssl-dev libre2-dev \
            python3 strace faketime
# What the tests of report pages look at them with; without it they say that they are skipped.
BROWSER := chromium fonts-dejavu-core
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)

.PHONY: demo test sanitize threads build dependencies browser format

build: dependencies
	cmake --preset release
	cmake --build --preset release

demo: build
	sh samples/demo.sh build/release/pmml/cli/pmml

test: build browser
	ctest --preset release

sanitize: dependencies
	cmake --preset sanitize
	cmake --build --preset sanitize
	ctest --preset sanitize

threads: dependencies
	cmake --preset threads
	cmake --build --preset threads
	ctest --preset threads

# Debian's packages, installed only when one is missing.
dependencies:
	@dpkg -s $(PACKAGES) > /dev/null 2>&1 || \
	  ($(SUDO) apt-get update -qq && \
	   DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -y -qq $(PACKAGES))

browser:
	@dpkg -s $(BROWSER) > /dev/null 2>&1 || \
	  ($(SUDO) apt-get update -qq && \
	   DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -y -qq --no-install-recommends \
	     $(BROWSER)) || echo "no browser: tests of report pages are skipped"

format:
	clang-format -i $$(git ls-files '*.h' '*.cpp' '*.c')
