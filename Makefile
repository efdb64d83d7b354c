# `make` builds every deck, and `make help` lists all targets. Each target installs the Python packages it needs.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
FUZZ_SECONDS ?= 120
IMPORTS = $(addprefix tests/exports/test_,anki.py republishing.py newcomers.py study_order.py \
	import_effects.py ankiconnect_pushing.py)
EXPORTS = $(addprefix tests/exports/test_,gift.py moodle_xml.py platform_texts.py canvas.py qti.py olx.py games.py docx.py crowdanki.py)
READERS = amc2moodle,anki,gift-pegjs,qti-package-maker,qti2latex,qti3-item-player,chromium,capa,openpyxl,python-docx,pandoc
LOWEST = $(addprefix tests/,cli/test_commands.py cli/test_quiz.py cli/test_cards.py cli/test_shell_completion.py \
	facts/test_bad_decks.py facts/test_json_schema.py publishing/test_deck_build.py publishing/test_build_cache.py \
	imports/test_articles.py imports/test_document_files.py imports/test_new_project.py exports/test_pdf.py preview/test_file_watch.py test_golden.py)

.PHONY: build test compat fuzz gallery docs lint format golden bench clean help

build: $(READY)  ## build every deck in decks/ into build/ (default target)
	@echo "Building every deck in decks/ into build/ ('make help' lists the other targets)"
	$(BIN)/quizgen build

test: $(READY)  ## run all tests
	$(BIN)/python -m pytest -n auto

compat: $(READY) .venv-compat/.ready .venv-lowest/.ready .venv-aqt/.ready .venv-readers/.ready .venv-capa/.ready .npm/.ready  ## test with Anki 24.11, the lowest versions, the Anki desktop, WebKitGTK, an editor, readers of exports
	.venv-compat/bin/python -m pytest -q $(IMPORTS)
	.venv-lowest/bin/python -m pytest -q $(LOWEST)
	.venv-aqt/bin/python -m pytest -q tests/compat
	QUIZGEN_REQUIRE=chromium,firefox,pdf,webkit $(BIN)/python -m pytest -q tests/exports/test_print_engines.py
	QUIZGEN_REQUIRE=$(READERS) .venv-readers/bin/python -m pytest -q $(EXPORTS)
	QUIZGEN_REQUIRE=yaml-language-server $(BIN)/python -m pytest -q tests/facts/test_json_schema.py

fuzz: $(READY) .venv-fuzz/.ready  ## search for inputs that crash quizgen, for FUZZ_SECONDS (120) per type of file
	end=$$(($$(date +%s) + $(FUZZ_SECONDS))); while [ $$(date +%s) -lt $$end ]; do \
		QUIZGEN_FUZZ_TIMES=10 $(BIN)/python -m pytest -q tests/fuzzing || exit 1; done
	for target in deck kind yaml table; do \
		.venv-fuzz/bin/python tests/fuzzing/fuzz.py $$target -max_total_time=$(FUZZ_SECONDS) || exit 1; done

gallery: $(READY) .npm/.ready  ## take pictures of all types of cards (build/gallery/), for docs/gallery.md and docs/platforms/
	$(BIN)/python tests/card_pictures.py
	$(BIN)/python tests/gallery_pictures.py
	$(BIN)/python tests/platform_pictures.py

docs: $(READY)  ## generate docs/reference/ and decks/deck.schema.json from the code
	$(BIN)/python tests/reference_pages.py
	$(BIN)/quizgen schema -o decks/deck.schema.json

lint: $(READY)  ## check the code with ruff, mypy (also as on Windows) and import-linter
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/mypy --platform win32 --cache-dir .mypy_cache/win32
	$(BIN)/lint-imports

format: $(READY)  ## format the code and fix what ruff can fix
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

golden: $(READY)  ## write the golden files; review the diff before committing
	$(BIN)/python -m pytest -q --golden tests/test_golden.py tests/facts/test_bad_decks.py tests/test_messages.py tests/languages \
		tests/review/test_rules.py tests/review/test_corpus.py \
		tests/review/test_form_rules.py tests/formulas tests/imports/test_saved_pages.py

bench: $(READY)  ## measure speed (docs/speed.md) and run the blind guesser on large decks (docs/guesser.md), measure exports (docs/exporting.md)
	$(BIN)/python tests/bench.py
	$(BIN)/python tests/guesser_bench.py
	$(BIN)/python tests/export_bench.py

clean:  ## remove build outputs and virtual environments
	rm -rf build dist .venv .venv-compat .venv-lowest .venv-aqt .venv-fuzz .venv-readers .venv-capa .npm

help:  ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

$(READY): pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable . --group dev
	@touch $@

.venv-lowest/.ready: pyproject.toml
	$(PYTHON) -m venv $(@D)
	$(@D)/bin/python tests/lowest_versions.py > $(@D)/constraints.txt
	$(@D)/bin/python -m pip install --quiet --upgrade pip
	$(@D)/bin/python -m pip install --quiet --editable ".[web,documents,pdf,preview,xlsx]" --group lowest -c $(@D)/constraints.txt
	@touch $@

.venv-%/.ready: pyproject.toml
	$(PYTHON) -m venv $(@D)
	$(@D)/bin/python -m pip install --quiet --upgrade pip
	$(@D)/bin/python -m pip install --quiet --editable . --group $*
	@touch $@

.npm/.ready: Makefile
	npm install --silent --no-fund --no-audit --ignore-scripts --prefix .npm yaml-language-server gift-pegjs \
		qti3-item-player vue@2
	@touch $@
