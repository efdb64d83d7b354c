# `make` builds every deck; `make help` lists what else there is. Each target sets itself up.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
FUZZ_SECONDS ?= 120
IMPORTS = tests/exports/test_anki.py tests/exports/test_republishing.py

.PHONY: build test compat fuzz gallery docs lint format golden bench clean help

build: $(READY)  ## build every deck in decks/ into build/
	$(BIN)/quizgen build

test: $(READY)  ## run all tests
	$(BIN)/python -m pytest -n auto

compat: $(READY) .venv-compat/.ready .venv-aqt/.ready .npm/.ready  ## Anki 24.11, the real desktop, an editor's language server
	.venv-compat/bin/python -m pytest -q $(IMPORTS)
	.venv-aqt/bin/python -m pytest -q tests/compat
	QUIZGEN_REQUIRE=yaml-language-server $(BIN)/python -m pytest -q tests/facts/test_json_schema.py

fuzz: $(READY) .venv-fuzz/.ready  ## look for input that breaks a promise, FUZZ_SECONDS (120) for each kind of file
	end=$$(($$(date +%s) + $(FUZZ_SECONDS))); while [ $$(date +%s) -lt $$end ]; do \
		QUIZGEN_FUZZ_TIMES=10 $(BIN)/python -m pytest -q tests/fuzzing || exit 1; done
	for target in deck kind yaml table; do \
		.venv-fuzz/bin/python tests/fuzzing/fuzz.py $$target -max_total_time=$(FUZZ_SECONDS) || exit 1; done

gallery: $(READY)  ## picture every type of card into build/gallery/, and what docs/gallery.md shows
	$(BIN)/python tests/card_pictures.py
	$(BIN)/python tests/gallery_pictures.py

docs: $(READY)  ## write the reference in docs/reference/ anew from the code
	$(BIN)/python tests/reference_pages.py

lint: $(READY)  ## ruff (format and check), mypy (as here and as on Windows), import-linter
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/mypy --platform win32 --cache-dir .mypy_cache/win32
	$(BIN)/lint-imports

format: $(READY)  ## let ruff put the code in order
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

golden: $(READY)  ## write the golden files anew; read the difference before you commit it
	$(BIN)/python -m pytest -q --golden tests/test_golden.py tests/facts/test_bad_decks.py tests/test_messages.py tests/review

bench: $(READY)  ## time the command line, and let the blind guesser loose on large decks
	$(BIN)/python tests/bench.py
	$(BIN)/python tests/guesser_bench.py

clean:  ## remove what was built, and the virtual environments
	rm -rf build dist .venv .venv-compat .venv-aqt .venv-fuzz .npm

help:  ## show this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

$(READY): pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable . --group dev
	@touch $@

.venv-%/.ready: pyproject.toml
	$(PYTHON) -m venv $(@D)
	$(@D)/bin/python -m pip install --quiet --upgrade pip
	$(@D)/bin/python -m pip install --quiet --editable . --group $*
	@touch $@

.npm/.ready:
	npm install --silent --no-fund --no-audit --prefix .npm yaml-language-server
	@touch $@
