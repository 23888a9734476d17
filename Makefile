# The one front door. `make` or `make help` lists what it can do.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PORT ?= 8000
N ?= 10000
PYTHON ?= $(shell command -v python3.11 || command -v python3 || echo python3)
VENV := .venv
BIN := $(VENV)/bin
MESSAGES := archive/locale/vi/LC_MESSAGES/django.po
MANAGE := $(BIN)/python manage.py
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input

# Stamps: a file that says a step was done to its end. A step that was cut short leaves none, and is done again.
VENV_MADE := $(VENV)/made
SITE_INSTALLED := $(VENV)/installed
TESTS_INSTALLED := $(VENV)/installed-dev
BENCHMARK_INSTALLED := $(VENV)/installed-benchmark

.PHONY: help run setup test lint format import reindex golden messages benchmark clean browser

help: ## List the targets
	@awk -F ':[^#]*## ' '/^[a-z]+:[^#]*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: setup ## Set up what is missing, then serve on http://127.0.0.1:8000/ (PORT=8001 for another port)
	@PORT=$(PORT) exec $(BIN)/gunicorn --config archive/server.py archive.wsgi

setup: $(SITE_INSTALLED) ## Everything but serving: install, migrate, load the reference facts and the five seeds, index
	@PORT=$(PORT) $(MANAGE) prepare_site

test: $(TESTS_INSTALLED) browser ## Install what the tests need and run the whole suite (ARGS="-k name" for a part)
	@$(BIN)/python -m pytest -n 2 $(ARGS)

lint: $(TESTS_INSTALLED) ## Check style, format and the directions of imports
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/lint-imports --no-logo

format: $(TESTS_INSTALLED) ## Mend style and format where that can be done by itself
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

import: $(SITE_INSTALLED) ## Import texts: make import PATHS="folder file.txt"
	@if [ -z "$(PATHS)" ]; then echo 'Say what to import: make import PATHS="folder file.txt"' >&2; exit 2; fi
	@$(MANAGE) import_articles $(PATHS)

reindex: $(SITE_INSTALLED) ## Build the search index anew from the database
	@$(MANAGE) rebuild_index --noinput

golden: $(TESTS_INSTALLED) ## Write the expected readings of whole texts anew; review the difference like code
	@GOLDEN=rewrite $(BIN)/python -m pytest tests/golden -q
	@git --no-pager diff --stat -- tests/golden

messages: $(SITE_INSTALLED) ## Collect and compile the translations (needs gettext)
	@command -v xgettext msgfmt >/dev/null || { echo 'Install gettext first: apt-get install gettext' >&2; exit 1; }
	@$(MANAGE) makemessages --locale vi --add-location file --ignore '$(VENV)' --ignore var --ignore tests --ignore benchmarks
	@# The hour of the collecting would make every collecting a change.
	@sed -i.old -e '/^"POT-Creation-Date:/d' -e '/^"Report-Msgid-Bugs-To:/d' $(MESSAGES) && rm $(MESSAGES).old
	@$(MANAGE) compilemessages --locale vi --ignore '$(VENV)'

benchmark: $(BENCHMARK_INSTALLED) ## Measure the site beside other engines (N=100000, TEXTS=folder, PARTS="engine page")
	@$(BIN)/python -m benchmarks $(PARTS) --articles $(N) $(if $(TEXTS),--texts "$(TEXTS)") \
		--results benchmarks/results --document docs/performance.md $(ARGS)

clean: ## Remove what make and the tools made; never what the site wrote (var/)
	@rm -rf $(VENV) .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	@find archive tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

$(VENV_MADE):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo 'The archive needs Python 3.11. Install it, or say where it is: make PYTHON=/path/to/python3.11' >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { \
		echo 'The virtual environment cannot be made; on Debian: apt-get install python3-venv' >&2; exit 1; }
	@touch $@

$(SITE_INSTALLED): requirements.txt $(VENV_MADE)
	@echo 'Installing what the site needs: a minute or two, once.'
	@$(PIP) install --quiet -r requirements.txt
	@touch $@

$(TESTS_INSTALLED): requirements-dev.txt $(SITE_INSTALLED)
	@echo 'Installing what the tests need.'
	@$(PIP) install --quiet -r requirements-dev.txt
	@touch $@

$(BENCHMARK_INSTALLED): requirements-benchmark.txt $(SITE_INSTALLED)
	@echo 'Installing what the benchmark needs.'
	@$(PIP) install --quiet -r requirements-benchmark.txt
	@touch $@

# The browser tests drive the system's Chromium. Where it is missing and this is a Debian machine of our own (root: a
# container, a build machine) it is installed; anywhere else the tests are skipped and say so.
browser:
	@if [ ! -d tests/browser ] || command -v chromium chromium-browser google-chrome >/dev/null; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ] && [ -e /etc/debian_version ] && command -v apt-get >/dev/null; then \
		echo 'Installing Chromium for the browser tests.'; \
		{ apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends \
			chromium fonts-dejavu-core >/dev/null; } </dev/null && exit 0; \
	fi; \
	echo 'No Chromium: the browser tests will be skipped. To run them: apt-get install chromium' >&2
