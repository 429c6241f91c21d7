# 市长公开电话。`make` 打印所有命令。
SHELL := /bin/bash
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMPS := $(VENV)/stamps
export PATH := $(CURDIR)/$(BIN):$(PATH)

.PHONY: help run stop status demo test test-fast faults lives api-fuzz lint requirements bench documents front clean setup setup-tests

help: ## 打印这些命令
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: setup ## 安装所需的一切并启动整套系统（Ctrl-C 结束）
	@hotline run

stop: setup ## 结束在另一终端启动的系统
	@hotline stop

status: setup ## 各部分的状态
	@hotline status

demo: setup ## 用自带的样例来电演示整个流程
	@hotline demo

test: setup-tests ## 全部测试（真实引擎，十分钟以内）
	@pytest -m "not fault"

test-fast: setup-tests ## 较快的测试（三分钟以内）
	@pytest -m "not slow and not fault"

faults: setup-tests ## 故障试验：断电式终止各部分后核对数据
	@pytest -m fault

lives: setup-tests ## 随机而合规的办件经历，逐件核对（HOTLINE_LIVES 件数，HOTLINE_SEED 种子）
	@HYPOTHESIS_PROFILE=long pytest -s tests/lives

api-fuzz: setup-tests ## 接口的随机试验（HOTLINE_FUZZ_SECONDS 每个账号的秒数）
	@HOTLINE_FUZZ_SECONDS=$${HOTLINE_FUZZ_SECONDS:-600} HOTLINE_FUZZ_EXAMPLES=50 pytest -s tests/gateway/test_api_fuzz.py

lint: setup-tests ## 代码风格、分层与流程模型检查
	@ruff check .
	@lint-imports
	@pytest tests/architecture tests/bpmn

requirements: setup-tests ## 各项要求由哪些测试验证
	@python -m hotline.testing.requirements

bench: setup ## 性能测量
	@python -m benchmarks

documents: setup-tests ## 全部文书的样张（var/documents.pdf）
	@python -m hotline.testing.contact_sheet var/documents.pdf

front: $(STAMPS)/front ## 生成页面的样式和脚本（gateway/front）

clean: ## 删除虚拟环境与安装的前端包（保留 var/ 中的数据）
	@rm -rf $(VENV) node_modules gateway/static/built

setup: $(STAMPS)/system $(STAMPS)/python $(STAMPS)/npm $(STAMPS)/front $(STAMPS)/fetched
setup-tests: setup $(STAMPS)/python-tests $(STAMPS)/system-tests $(STAMPS)/npm-tests $(STAMPS)/fetched-tests

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "需要 Python 3.11 或更新的版本"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "无法建立虚拟环境。Debian 系统请执行：apt-get install python3-venv"; exit 1; }

$(STAMPS)/system: deploy/setup/system_packages deploy/setup/packages.txt
	@bash deploy/setup/system_packages deploy/setup/packages.txt
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/system-tests: deploy/setup/system_packages deploy/setup/packages-tests.txt
	@bash deploy/setup/system_packages deploy/setup/packages-tests.txt
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/python: requirements.txt pyproject.toml | $(VENV)/bin/python
	@bash deploy/setup/python_packages requirements.txt
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/python-tests: requirements-test.txt $(STAMPS)/python
	@bash deploy/setup/python_packages requirements-test.txt
	@touch $@

$(STAMPS)/npm: package-lock.json package.json .npmrc $(STAMPS)/python
	@bash deploy/setup/front_packages .
	@touch $@

$(STAMPS)/front: $(shell find gateway/front) $(STAMPS)/npm
	@node gateway/front/build.mjs || { echo "页面的样式和脚本生成失败，原因见上。" >&2; exit 1; }
	@touch $@

$(STAMPS)/fetched: hotline/embedded/jars/zeebe.txt hotline/embedded/jars/kafka.txt hotline/embedded/jars/mongo.txt $(STAMPS)/npm
	@hotline fetch
	@touch $@

$(STAMPS)/npm-tests: bpmn/lint/package-lock.json tests/browser/axe/package-lock.json $(STAMPS)/npm
	@bash deploy/setup/front_packages bpmn/lint
	@bash deploy/setup/front_packages tests/browser/axe
	@touch $@

$(STAMPS)/fetched-tests: hotline/embedded/jars/engine88.txt hotline/embedded/jars/verapdf.txt $(STAMPS)/fetched
	@hotline fetch --for-tests
	@touch $@
