# Two commands for a newcomer: `make demo` and `make test`. Needs Python 3.11 and make, nothing else.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
export OMP_NUM_THREADS := 1
export OPENBLAS_NUM_THREADS := 1

.PHONY: demo test bench lint types docs requirements chromium wordnet clean help

help:
	@echo "make demo          an environment, the sample project, one disputed event side by side"
	@echo "make test          everything that CI checks: format, lint, floors, docs, types, tests"
	@echo "make bench         every scorer and speed benchmark; writes benchmarks/results.md"
	@echo "make docs          write the generated parts of docs/ anew"
	@echo "make requirements  pin every dependency with its hashes anew"

demo: $(VENV)/run
	@$(BIN)/rashomon demo

test: $(VENV)/dev chromium wordnet lint types
	$(BIN)/pytest

lint: $(VENV)/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/codespell
	$(BIN)/cog --check -r docs/tables.md docs/cli.md

types: $(VENV)/dev
	$(BIN)/mypy

bench: $(VENV)/dev
	$(BIN)/python benchmarks/bench.py

docs: $(VENV)/dev
	$(BIN)/cog -r docs/tables.md docs/cli.md

# The tests of the pages need a Chromium: the system's, or Debian's where we may install it.
chromium:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null \
	|| { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
	     && apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; } \
	|| echo "no Chromium found and none may be installed: the tests of the pages in a browser will be skipped"

# A test makes the kinds of nouns anew from Debian's WordNet, where we may install it.
wordnet:
	@[ -d /usr/share/wordnet ] \
	|| { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
	     && apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends wordnet-base >/dev/null; } \
	|| echo "no WordNet found and none may be installed: the test that makes things.tsv anew will be skipped"

# What rigour wants for other things than its data, which are all that we read of it.
UNREAD := banal chardet charset-normalizer jinja2 markupsafe normality orjson prefixdate pyicu python-stdnum pyyaml typing-extensions

requirements:
	$(BIN)/pip-compile --generate-hashes --allow-unsafe --strip-extras --no-emit-index-url --no-emit-find-links \
	  --no-emit-trusted-host --quiet -o requirements/run.txt pyproject.toml requirements/build.in
	$(BIN)/pip-compile --generate-hashes --allow-unsafe --strip-extras --no-emit-index-url --no-emit-find-links \
	  --no-emit-trusted-host --quiet -c requirements/run.txt -o requirements/dev.txt pyproject.toml requirements/build.in requirements/dev.in
	$(BIN)/pip-compile --generate-hashes --strip-extras --no-emit-index-url --no-emit-find-links \
	  --no-emit-trusted-host --quiet $(UNREAD:%=--unsafe-package %) -o requirements/lexicon.txt requirements/lexicon.in

$(VENV)/run: requirements/run.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("Rashomon needs Python 3.11 or later; name one with make PYTHON=...") if sys.version_info < (3, 11) else None'
	[ -x $(BIN)/python ] || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev: $(VENV)/run requirements/dev.txt requirements/lexicon.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements/lexicon.txt \
	|| echo "rigour has no wheel for this machine: the test that makes countries.tsv anew will be skipped"
	@touch $@

clean:
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
