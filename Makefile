# One definition of each step: what a newcomer types, CI runs. `make help` lists them.
# Everything is built in .venv and var; removing both starts afresh (var holds the local data).

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

HOST ?= 127.0.0.1
PORT ?= 8000
# PYTHON=... names the Python to build on; without it, the first that is new enough.
export HOST PORT PYTHON

PY := .venv/bin/python
# Two workers of tests: more than that many browsers crowd each other out on a small machine.
TEST_WORKERS ?= 2

.PHONY: help run test check format lint types imports migrations bench

help: ## List what can be made
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 22

# A site of this machine only: its own key and database, both in var (docs/running-in-earnest.md).
run: export ROUTEBOOK_LOCAL = on
# Where mail and webhooks say the site is.
run: export ROUTEBOOK_ORIGIN ?= http://127.0.0.1:$(PORT)
run: .venv/.runtime ## Serve the site on http://127.0.0.1:8000/ (HOST= and PORT= change that)
	@$(PY) -m routing_site.address
	@$(PY) manage.py migrate --verbosity 0
	@$(PY) manage.py collectstatic --no-input --verbosity 0
	@$(PY) manage.py first_run
	@exec env ALLOWED_HOSTS="$${ALLOWED_HOSTS:-$$($(PY) -m routing_site.address --names)}" \
		.venv/bin/gunicorn --log-level warning

test: .venv/.development ## Run every test, the browser's too; say what was left out
	@.ci/tools
	$(PY) -m pytest --numprocesses $(TEST_WORKERS) --dist loadgroup $(ARGS)

check: lint types migrations test ## All that CI checks: style, types, import directions, migrations, tests

lint: .venv/.development ## Style and format, changing nothing
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .

types: .venv/.development ## Types, strictly
	.venv/bin/mypy

imports: .venv/.development ## Who imports whom (a test holds this too)
	.venv/bin/lint-imports

migrations: .venv/.development ## Every change of the models has its migration
	@var=$$(mktemp -d); trap 'rm -rf "$$var"' EXIT; \
		ROUTEBOOK_LOCAL=on ROUTEBOOK_VAR=$$var $(PY) manage.py makemigrations --check --dry-run

format: .venv/.development ## Put style and format right
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .

bench: .venv/.development ## Measure, each figure side by side with what it is compared to
	$(PY) -m tests.bench $(ARGS)

# Stamps: pip runs again only when the pinned requirements change.
.venv/.development: requirements-dev.txt .venv/.runtime
	@echo "Installing what the tests and checks need (once)..."
	@$(PY) -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

.venv/.runtime: requirements.txt | .venv/bin/pip
	@echo "Installing what the site needs (once)..."
	@$(PY) -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/bin/pip:
	@.ci/environment
