# The two commands: `make demo` runs the main job, `make test` passes the tests.
PYTHON ?= python3
BIN := .venv/bin
lang ?= ru
fresh ?=
port ?= 8765
sizes ?=

.PHONY: demo run check test lint types imports migrations resume-score screenshots benchmark clean

demo: .venv/.ready ## the bot on the local Telegram; lang=en for English, fresh=1 to start over, port=… for another port
	@$(BIN)/kadrovik demo --lang $(lang) --port $(port) $(if $(fresh),--fresh)

run: .venv/.ready ## the same bot on real Telegram, from .env
	@$(BIN)/kadrovik run

check: .venv/.ready ## are the settings, the database and Telegram as they should be
	@$(BIN)/kadrovik check

test: .venv/.ready-dev ## the whole suite; KADROVIK_TEST_DATABASE_URL runs it on PostgreSQL
	@$(BIN)/python -m pytest -n auto $(ARGS)

lint: .venv/.ready-dev
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .

types: .venv/.ready-dev
	@$(BIN)/mypy

imports: .venv/.ready-dev
	@$(BIN)/lint-imports

migrations: .venv/.ready-dev
	@rm -rf .venv/migrations && mkdir -p .venv/migrations
	@DATABASE_URL=sqlite:///.venv/migrations/check.db $(BIN)/alembic upgrade head
	@DATABASE_URL=sqlite:///.venv/migrations/check.db $(BIN)/alembic check

resume-score: .venv/.ready ## how well résumés are read, field by field
	@$(BIN)/python -m bot.resumes.score ../shared/resumes

screenshots: .venv/.ready-dev ## the pictures of the guides, made anew from the demo in Chromium
	@$(BIN)/python -m tests.web.pictures docs/images

benchmark: .venv/.ready-dev ## searches of ten thousand to a million candidates on both databases; sizes="10000" for some
	@$(BIN)/python -m benchmarks.search $(sizes)
	@SHARED_BUFFERS=1GB .ci/with-postgres $(BIN)/python -m benchmarks.search $(sizes)

.venv/.python: Makefile
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make demo PYTHON=python3.12")'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@touch $@

.venv/.ready: .venv/.python pyproject.toml constraints.txt
	@echo "Installing into .venv …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

.venv/.ready-dev: .venv/.python pyproject.toml constraints.txt
	@echo "Installing into .venv …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@ .venv/.ready

clean:
	@rm -rf .venv .data
