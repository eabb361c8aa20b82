# KOSTRA innrapportering. A fresh machine needs Python 3.11-3.14 and make, nothing else.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STEMPEL := $(VENV)/.installert

# What depends on the database, run a second time on a real PostgreSQL; the rest has no SQL of its own:
# files that draw what others have stored, or read it with the ORM's plainest queries.
UTEN_SQL := brev driftsfiler epost etiketter filuttrekk full_database hashing helse kontroll_avvist \
	kvittering lager min_side problemer \
	opplasting_disk opplasting_fiendtlig opplasting_hvem opplasting_innhold opplasting_nettleser opplasting_okt \
	opplasting_skjema rapport_side rapport_tilgang send_nettleser skjema_ark skjema_liste skjema_nyheter skjema_sider \
	skjema_som_data skjema_sprak sms sprak stygge_brev telefon utboksside
MED_POSTGRES := $(patsubst %,--ignore-glob='*/test_%.py',$(UTEN_SQL)) tests/portal/test_grunn.py \
	tests/cli/test_runde_prov.py \
	$(addprefix tests/portal/,konto tilgang runde innsending varsling revisjon drift)
# The dearest of those run on PostgreSQL alone: what they promise is counted and locked in the database,
# and production has that one. «make test-treg» runs them on SQLite too.
BARE_POSTGRES := konto/test_struping konto/test_gjetting konto/test_kode konto/test_okt \
	innsending/test_skjema_sending innsending/test_skjema_konflikt innsending/test_samiske_navn \
	innsending/test_opplasting innsending/test_kontroll innsending/test_dobbelt_og_tilbake \
	innsending/test_rydding innsending/test_henvendelser innsending/test_kontroll_bestilling \
	konto/test_logg_inn konto/test_dobbelt runde/test_prove tilgang/test_sider tilgang/test_999 varsling/test_prosesser \
	varsling/test_purring varsling/test_utboks
UTEN_DEM := $(patsubst %,--ignore=tests/portal/%.py,$(BARE_POSTGRES))
# Test processes share what they compiled, whatever the surroundings say.
export PYTHONDONTWRITEBYTECODE :=
PYTEST = $(BIN)/pytest -n auto --dist worksteal -m "not treg"

.PHONY: help install system demo test test-treg lint lint-docs prover docs assets nettleser bench bench-portal feil clean

help:
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

install: $(STEMPEL) ## everything, in .venv, compiled

$(STEMPEL): requirements/all.txt requirements/uv.txt pyproject.toml
	@$(PYTHON) -c 'import sys; v = sys.version_info[:2]; sys.exit(0 if (3, 11) <= v < (3, 15) else f"Python 3.11-3.14 is needed, this is {v[0]}.{v[1]}. Try: make install PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)
	@# uv does it in a third of the time; where it can't reach what pip can, pip does it
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements/uv.txt \
	&& $(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes --compile-bytecode \
	  --requirement requirements/all.txt \
	|| $(BIN)/python -m pip install --quiet --require-hashes --requirement requirements/all.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q src
	@touch $@

system: ## what the browser tests and PDF checks need from the system (Debian; says what it does)
	sh verktoy/installer_system.sh

demo: install ## from extract to receipt, then the portal (KUN=kjor: without a person, and exit)
	@$(BIN)/python -m compileall -q src
	@if [ -f build/pyodide/package-lock.json ]; then $(BIN)/python verktoy/lag_nettleser.py >/dev/null; fi
	@$(BIN)/kostra demo $(if $(filter kjor,$(KUN)),--kjor)

lint: install ## style, types, import directions
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

test: install ## everything that must hold before something lands
	@if [ -n "$$CI" ] || [ "$$(id -u)" = 0 ]; then sh verktoy/installer_system.sh; \
	else echo "The browser tests need Chromium and axe-core; «make system» installs them."; fi
	$(MAKE) -j2 --output-sync=line lint-docs prover

# While tests wait for a browser or a service, there is time to read the source and the documents.
lint-docs: lint
	$(BIN)/python verktoy/lag_dokumenter.py --sjekk
	$(BIN)/python verktoy/oversett.py --sjekk
	$(BIN)/mkdocs build --strict --quiet --site-dir build/docs

prover: install
	$(PYTEST) $(UTEN_DEM)
	$(BIN)/python verktoy/postgres.py $(PYTEST) $(MED_POSTGRES)

test-treg: install ## long-running tests: fuzz, 1 GiB streams
	$(BIN)/pytest -m treg
	$(BIN)/pytest $(addprefix tests/portal/,$(addsuffix .py,$(BARE_POSTGRES))) -m "not treg"

docs: install ## the handbook, into build/docs
	$(BIN)/python verktoy/lag_dokumenter.py
	$(BIN)/mkdocs build --strict --site-dir build/docs

assets: install ## the styles, font, icons and htmx that others made, fetched anew (needs npm)
	$(BIN)/python verktoy/hent_assets.py

nettleser: install ## what the control page ships: Pyodide and the engine, into build/nettleser (needs npm)
	$(BIN)/python verktoy/lag_nettleser.py

bench: install ## times and memory of whole processes, and of a nation; 40 minutes (KORT=1: 6)
	@$(BIN)/python -m compileall -q src
	$(BIN)/python -m ytelse

bench-portal: install ## the portal under load, on SQLite and PostgreSQL (SEKUNDER=120)
	@$(BIN)/python -m compileall -q src
	$(BIN)/python -m ytelse.portal $(if $(SEKUNDER),--sekunder $(SEKUNDER))

feil: install ## faults on purpose, at full length, about an hour (KORT=1: a few of each; BARE=disk,last)
	@$(BIN)/python -m compileall -q src
	PYTHONPATH=tests $(BIN)/python -m feil $(if $(KORT),--kort) $(if $(BARE),--bare $(BARE))

clean:
	rm -rf build demo .pytest_cache .mypy_cache .ruff_cache .hypothesis
