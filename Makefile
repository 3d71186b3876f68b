# `make run` and `make test` do everything that they need, from a fresh clone on. The work is in registry/*.py.

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
URL ?= http://127.0.0.1:$(PORT)
ARGS ?=
VENV := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help run test check lock bench openapi fuzz clean install install-dev

help: ## what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: install ## serve the registry; PORT=9000 HOST=0.0.0.0 to change where
	@exec $(VENV)/python -m registry.run --host "$(HOST)" --port "$(PORT)"

test: install-dev ## all tests; ARGS="-k count" passes on to pytest
	@$(PYTHON) -m registry.chromium
# Many processes take part; where bytecode is not kept, each of them compiles everything anew.
	@exec env -u PYTHONDONTWRITEBYTECODE $(VENV)/python -m pytest -n 2 --dist worksteal $(ARGS)

check: install-dev ## lint, format, types, import contracts
	$(VENV)/ruff check .
	$(VENV)/ruff format --check .
	$(VENV)/mypy
	$(VENV)/lint-imports

lock: install-dev ## resolve requirements*.txt anew from pyproject.toml
	$(VENV)/python -m pip install --quiet --quiet --disable-pip-version-check uv
	$(VENV)/python -m registry.lock

bench: install-dev ## the performance figures of the README
	@exec $(VENV)/python -m benchmarks $(ARGS)

openapi: install-dev ## write the committed OpenAPI document
	@exec $(VENV)/python manage.py openapi

fuzz: install-dev ## five minutes of hostile requests against a running service; URL=http://127.0.0.1:9000 for another
	@exec $(VENV)/schemathesis run --workers 1 --max-time 300 $(ARGS) $(URL)/api/v1/openapi.json

clean: ## remove the environment and caches; the database in .data stays
	rm -rf .venv .venv.lock .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

install:
	@$(PYTHON) -m registry.install run

install-dev:
	@$(PYTHON) -m registry.install dev
