# make site    set everything up and build the site from seeds/ into output/
# make serve   preview it: every save rebuilds and reloads
# make test    set everything up, a browser included, and run all tests
# make check   ruff and mypy only
# make clean   remove what these made

PYTHON ?= $(firstword $(foreach name,python3 python3.13 python3.12 python3.11,\
	$(shell $(name) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $(name))))

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check

.PHONY: site serve test check clean
.DEFAULT_GOAL := site

site: $(VENV)/installed
	$(BIN)/site-builder build

serve: $(VENV)/installed
	$(BIN)/site-builder serve

test: check
	$(BIN)/python -m tests.browser_setup
	$(BIN)/python -m pytest -n 2

check: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/mypy

clean:
	rm -rf $(VENV) output .site-builder .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(VENV)/created:
	@test -n "$(PYTHON)" || { echo "site-builder needs Python 3.11 or newer: install it, or say make PYTHON=/path/to/python" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "site-builder needs Python 3.11 or newer; $(PYTHON) is older or missing" >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "$(PYTHON) cannot make virtual environments: install its venv module (Debian, Ubuntu: apt-get install python3-venv)" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/installed: $(VENV)/created pyproject.toml
	$(PIP) install --editable .
	@touch $@

$(VENV)/installed-dev: $(VENV)/created pyproject.toml
	$(PIP) install --editable '.[dev]'
	@touch $@ $(VENV)/installed
