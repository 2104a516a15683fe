# onrecord: every command works from a fresh clone with git, make and Python 3.11+, and writes only inside this folder.
#
#   make demo       set up, and read the reports in examples/
#   make test       set up, and run all tests
#   make test-long  set up, and run the long tests too: every crash, both engines (half an hour)
#   make lint       style and types
#   make docs       write the reference pages from the code, and the shown output of commands from their runs
#   make wheel      build the wheel, install it into an empty environment and read with it
#   make clean      remove what these commands made

SHELL := /bin/sh
.DEFAULT_GOAL := help

# The user's own Python settings stay out of it: nothing is read from or written to a user site or another environment.
unexport PYTHONPATH PYTHONHOME PYTHONSTARTUP VIRTUAL_ENV PIP_TARGET PIP_PREFIX PIP_ROOT PIP_REQUIRE_VIRTUALENV
export PYTHONNOUSERSITE := 1
export PIP_USER := 0
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_NO_INPUT := 1

VENV := .venv
BIN := $(VENV)/bin
# The first of these that runs and is new enough; `make PYTHON=/path/to/python3 test` overrules it.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python3.14 python; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$p" && break; done)

.PHONY: help demo test test-long lint docs wheel clean

help:
	@sed -n 's/^#   //p' Makefile

demo: $(VENV)/.core
	@echo "==> Reading the reports in examples/: onrecord read examples/*.*"
	@$(BIN)/onrecord read examples/*.*
	@echo "==> Tracing a story that eight outlets tell: onrecord trace examples/mine-clearers"
	@$(BIN)/onrecord trace examples/mine-clearers

test: $(VENV)/.dev
	@echo "==> Running the tests (what is skipped is named at the end, with the reason)"
	@$(BIN)/python -m pytest $(TESTS)

test-long: $(VENV)/.dev
	@echo "==> Running the long tests"
	@$(BIN)/python -m pytest -m long $(TESTS)

lint: $(VENV)/.dev
	@echo "==> Style: ruff check, ruff format --check"
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@echo "==> Types: mypy --strict src"
	@$(BIN)/mypy

docs: $(VENV)/.dev
	@echo "==> Writing the reference pages in docs/ from the code"
	@$(BIN)/python -m tools.reference
	@echo "==> Running the commands that the pages show, and putting in what they print"
	@$(BIN)/python -m tools.shown

wheel: $(VENV)/.dev
	@$(BIN)/python -m tools.check_wheel

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

# Environments. A stamp file says that one is there; it is made again when pyproject.toml changes.

$(VENV)/.made:
	@test -n "$(PYTHON)" || { echo "onrecord needs Python 3.11 or newer, and none was found on PATH." >&2; \
		echo "  Install one, or name it: make PYTHON=/path/to/python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "$(PYTHON) cannot make environments: its venv or ensurepip module is missing." >&2; \
		echo "  On Debian and Ubuntu: sudo apt-get install python3-venv" >&2; exit 1; }
	@echo "==> Making an environment in $(VENV) with $$("$(PYTHON)" --version)"
	@rm -rf $(VENV)
	@"$(PYTHON)" -m venv $(VENV)
	@touch $@

$(VENV)/.core: $(VENV)/.made pyproject.toml
	@echo "==> Installing onrecord and what it needs into $(VENV) (a minute the first time)"
	@$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.made pyproject.toml
	@echo "==> Installing onrecord with its test tools into $(VENV) (two minutes the first time)"
	@$(BIN)/python -m pip install --quiet --editable '.[dev,tables,postgres]'
	@touch $@ $(VENV)/.core
