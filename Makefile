# SPDX-License-Identifier: MIT
# Builds, tests and checks agentdoc; `make help` lists what it can do.
#
# One makefile for the whole tree, for GNU make. Sources, tests, templates and fuzzers are found
# by their names, so a new file needs no line here. Everything built goes to $(BUILD)/$(VARIANT)/
# and nothing beside the sources.

# --- settings, to be given on the command line as in `make VARIANT=asan` ----------------------
#
# VARIANT=release    release, debug, asan (with sanitizers), coverage or fuzz
# BUILD=build        where everything built goes
# FOLDERS=*          folders of src/ and tests/unit/ to compile, as in "base yaml"
# WERROR=            1: a warning is an error
# V=                 1: show the commands
# CASE=              which golden cases to accept
# ONLY=              which tests to run: a part of their names, as in unit/base
# ACTION=            the GitHub repository of action.yml, as OWNER/NAME: what `agentdoc init` writes
# JOBS=              how many compilers run at once; without it as many as processors
# FUZZ_SECONDS=300   how long `make fuzz` runs each fuzzer
#
# CC, CPPFLAGS, CFLAGS, LDFLAGS, LDLIBS, PKG_CONFIG, PREFIX and DESTDIR mean what they mean elsewhere.

VARIANT ?= release
BUILD ?= build
FOLDERS ?= *
JOBS ?= $(shell getconf _NPROCESSORS_ONLN)
FUZZ_SECONDS ?= 300
ACTION ?= $(shell git config --get remote.origin.url 2>/dev/null | \
	sed -n 's,\.git$$,,; s,^.*github\.com[:/]\([^/]*/[^/]*\)$$,\1,p')
PKG_CONFIG ?= pkg-config
PREFIX ?= /usr/local

# --- flags ------------------------------------------------------------------------------------

PACKAGES := libcmark-gfm libgit2 yaml-0.1 libutf8proc libmicrohttpd

VARIANT_release := -O3 -g
VARIANT_debug := -O0 -g3
VARIANT_asan := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined
VARIANT_asan += -fno-sanitize-recover=all
VARIANT_coverage := -O0 -g --coverage
VARIANT_fuzz := $(VARIANT_asan) -fsanitize=fuzzer-no-link

ifndef VARIANT_$(VARIANT)
$(error VARIANT is release, debug, asan, coverage or fuzz, not '$(VARIANT)')
endif

WARNINGS := -Wall -Wextra -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes -Wvla
WARNINGS += -Wwrite-strings -Wundef -Wformat=2 -Wcast-qual -Wimplicit-fallthrough
WARNINGS += $(if $(WERROR),-Werror)

# The user's flags come last, so that they win. The libraries are not there yet when `make site`
# or `make test` begins on a fresh machine: both install them and call make again.
LANGUAGE := -std=c17 -D_POSIX_C_SOURCE=200809L -fno-common
INCLUDES := -Isrc $(shell $(PKG_CONFIG) --cflags $(PACKAGES) 2>/dev/null)
COMPILE_FLAGS = $(LANGUAGE) $(WARNINGS) $(INCLUDES) $(VARIANT_$(VARIANT)) $(CPPFLAGS) $(CFLAGS)
LINK_FLAGS := $(VARIANT_$(VARIANT)) $(CFLAGS) $(LDFLAGS)
LIBRARIES := $(shell $(PKG_CONFIG) --libs $(PACKAGES) 2>/dev/null) $(LDLIBS)

# --- files ------------------------------------------------------------------------------------

OUT := $(BUILD)/$(VARIANT)

SOURCES := $(sort $(wildcard $(FOLDERS:%=src/%/*.c)))
TEMPLATES := $(sort $(shell find templates -name '*.mustache'))
LANGUAGES := $(sort $(wildcard languages/*.yml))
ASSETS := $(sort $(shell find static -type f ! -name '.*'))
# the parts of the search that always run together are one file of a site, in this order
RANK := $(patsubst %,static/rank%.js,_words _query _filter _excerpt _index) static/rank.js
# and so are the two that run before a page is drawn
THEME := static/early.js static/theme.js
EMPTY :=
EMBEDDED := $(filter-out $(RANK) $(THEME),$(ASSETS)) $(foreach parts,RANK THEME,$(subst $(EMPTY) $(EMPTY),+,$($(parts))))
PREVIEW := $(sort $(wildcard preview/*))
UNIT_TESTS := $(sort $(wildcard $(FOLDERS:%=tests/unit/%/test_*.c)))
FUZZERS := $(sort $(wildcard tests/fuzz/fuzz_*.c))
# programs that the scripts of a suite call
TEST_TOOLS := $(filter-out $(FUZZERS),$(sort $(wildcard tests/*/*.c)))

PROGRAM := $(OUT)/agentdoc
MAIN := $(OUT)/src/cli/main.o
# all of the program but main(): what the tests are linked with
ARCHIVE := $(OUT)/agentdoc.a
OBJECTS := $(filter-out $(MAIN),$(SOURCES:%.c=$(OUT)/%.o)) $(OUT)/gen/embedded.o
UNIT_PROGRAMS := $(UNIT_TESTS:%.c=$(OUT)/%)
FUZZ_PROGRAMS := $(FUZZERS:%.c=$(OUT)/%)
TOOL_PROGRAMS := $(TEST_TOOLS:%.c=$(OUT)/%)

# manual pages and completions: templates of packaging/ that the tables of the program fill
MANUALS := $(sort $(wildcard packaging/man/*))
COMPLETIONS := $(sort $(wildcard packaging/completions/*))
EXTRAS := $(MANUALS:packaging/%=$(OUT)/%) $(COMPLETIONS:packaging/%=$(OUT)/%)

C_FILES = $(shell find src tests build-aux -name node_modules -prune -o -name '*.[ch]' -print)

# --- building ---------------------------------------------------------------------------------

.DELETE_ON_ERROR:
.SECONDARY:
.SUFFIXES:
.PHONY: FORCE

MAKEFLAGS += --no-print-directory
Q := $(if $(V),,@)
say = @$(if $(V),:,printf '  %-6s %s\n' $(1) $(2))

.PHONY: all
all: $(PROGRAM) ## build the program (the default)

$(PROGRAM): $(MAIN) $(ARCHIVE)
	$(call say,LINK,$@)
	$(Q)$(CC) $(LINK_FLAGS) -o $@ $^ $(LIBRARIES)

# Made anew each time: a member of a source that is gone must not stay. q, not r: two folders may
# have files of one name.
$(ARCHIVE): $(OBJECTS) $(OUT)/files
	$(call say,AR,$@)
	$(Q)rm -f $@
	$(Q)$(AR) qcs $@ $(OBJECTS)

define compile
$(call say,CC,$<)
$(Q)mkdir -p $(@D)
$(Q)$(CC) $(COMPILE_FLAGS) -MMD -MP -c -o $@ $<
endef

$(OUT)/%.o: %.c $(OUT)/flags
	$(compile)

$(OUT)/src/cli/verb_init.o: CPPFLAGS += -DAGENTDOC_ACTION='"$(ACTION)"'

$(OUT)/gen/%.o: $(OUT)/gen/%.c $(OUT)/flags
	$(compile)

$(OUT)/gen/embedded.c: $(OUT)/embed $(TEMPLATES) $(ASSETS) $(LANGUAGES) $(PREVIEW) LICENSE $(OUT)/files
	$(call say,EMBED,$@)
	$(Q)mkdir -p $(@D)
	$(Q)echo '#include "page/embedded.h"' >$@
	$(Q)$(OUT)/embed embedded_templates templates/ .mustache $(TEMPLATES) >>$@
	$(Q)$(OUT)/embed embedded_assets static/ '' $(EMBEDDED) LICENSE >>$@
	$(Q)$(OUT)/embed embedded_languages languages/ .yml $(LANGUAGES) >>$@
	$(Q)$(OUT)/embed embedded_preview preview/ '' $(PREVIEW) >>$@

# Tools that are made of the program.
$(OUT)/history_cost $(OUT)/reference: $(OUT)/%: build-aux/%.c $(ARCHIVE) $(OUT)/flags
	$(call say,CC,$<)
	$(Q)$(CC) $(COMPILE_FLAGS) $(LINK_FLAGS) -o $@ $< $(ARCHIVE) $(LIBRARIES)

# libssh2 is asked for by libgit2, whose .pc file does not say what it needs in turn. What TLS needs
# is left out: see build-aux/static_absent.c.
STATIC_PACKAGES = $(filter-out libmicrohttpd,$(PACKAGES))
STATIC_PACKAGES += $(shell $(PKG_CONFIG) --exists libssh2 && echo libssh2)
STATIC_LIBRARIES = -Wl,--start-group $(shell $(PKG_CONFIG) --libs libmicrohttpd)
STATIC_LIBRARIES += $(shell $(PKG_CONFIG) --static --libs $(STATIC_PACKAGES)) $(LDLIBS) -Wl,--end-group

.PHONY: static
static: $(OUT)/agentdoc-static ## link a single program that needs no shared library

$(OUT)/agentdoc-static: $(MAIN) $(ARCHIVE) $(OUT)/build-aux/static_absent.o
	$(call say,LINK,$@)
	$(Q)build-aux/link-static.sh $(CC) $(LINK_FLAGS) -static -s -o $@ $^ $(STATIC_LIBRARIES)

define fill
$(call say,FILL,$@)
$(Q)mkdir -p $(@D)
$(Q)$(OUT)/reference $(1) $< >$@
endef

$(OUT)/man/%: packaging/man/% $(OUT)/reference
	$(call fill,mdoc)

$(OUT)/completions/%: packaging/completions/% $(OUT)/reference
	$(call fill,$(if $(findstring zsh,$*),zsh,shell))

# Tools of the build itself.
$(OUT)/embed $(OUT)/measure: $(OUT)/%: build-aux/%.c $(OUT)/flags
	$(call say,CC,$<)
	$(Q)$(CC) $(LANGUAGE) $(WARNINGS) -O2 -o $@ $<

# A stamp holds a text and is touched only when the text changes: what depends on `flags` is
# compiled again under other flags, what depends on `files` when a file comes or goes.
$(OUT)/flags: TEXT = $(CC) $(COMPILE_FLAGS) $(LINK_FLAGS) $(LIBRARIES)
$(OUT)/files: TEXT = $(SOURCES) $(TEMPLATES) $(ASSETS) $(LANGUAGES) $(PREVIEW)
$(OUT)/flags $(OUT)/files: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' '$(TEXT)' | cmp -s - $@ || printf '%s\n' '$(TEXT)' >$@

-include $(patsubst %.c,$(OUT)/%.d,$(SOURCES) $(UNIT_TESTS) $(FUZZERS) $(TEST_TOOLS))

.PHONY: objects
objects: $(OBJECTS) ## compile without linking

.PHONY: site
site: ## install what building needs, build, and write site/ from agents/
	@build-aux/depends.sh build
	@$(MAKE) -j$(JOBS) all
	$(PROGRAM) build -o site

.PHONY: serve
serve: ## install what building needs, build, and show agents/ in a browser as it changes
	@build-aux/depends.sh build
	@$(MAKE) -j$(JOBS) all
	$(PROGRAM) serve

.PHONY: extras
extras: $(EXTRAS) ## make the manual pages and the completions of shells

# --- installing -------------------------------------------------------------------------------

BINDIR = $(PREFIX)/bin
DATADIR = $(PREFIX)/share
MANDIR = $(DATADIR)/man
BASHDIR = $(DATADIR)/bash-completion/completions
ZSHDIR = $(DATADIR)/zsh/site-functions
FISHDIR = $(DATADIR)/fish/vendor_completions.d

# put MODE FILE TARGET: copies one file.
put = install -d $(DESTDIR)$(dir $(3)) && install -m $(1) $(2) $(DESTDIR)$(3)

.PHONY: install
install: all extras ## copy the program, manual pages and completions below $(DESTDIR)$(PREFIX)
	$(call put,755,$(PROGRAM),$(BINDIR)/agentdoc)
	$(call put,644,$(OUT)/man/agentdoc.1,$(MANDIR)/man1/agentdoc.1)
	$(call put,644,$(OUT)/man/agentdoc.yml.5,$(MANDIR)/man5/agentdoc.yml.5)
	$(call put,644,$(OUT)/completions/agentdoc.bash,$(BASHDIR)/agentdoc)
	$(call put,644,$(OUT)/completions/agentdoc.zsh,$(ZSHDIR)/_agentdoc)
	$(call put,644,$(OUT)/completions/agentdoc.fish,$(FISHDIR)/agentdoc.fish)

.PHONY: uninstall
uninstall: ## remove what install copied
	rm -f $(addprefix $(DESTDIR),$(BINDIR)/agentdoc $(MANDIR)/man1/agentdoc.1 \
		$(MANDIR)/man5/agentdoc.yml.5 $(BASHDIR)/agentdoc $(ZSHDIR)/_agentdoc \
		$(FISHDIR)/agentdoc.fish)

# --- packing ----------------------------------------------------------------------------------

.PHONY: dist
dist: ## pack the committed source, $(BUILD)/agentdoc-VERSION.tar.gz
	@build-aux/dist.sh $(BUILD)

.PHONY: distcheck
distcheck: ## pack it, and build, test, install and uninstall from the packed source
	@build-aux/distcheck.sh "$$(build-aux/dist.sh $(BUILD))" $(BUILD)/distcheck

.PHONY: deb
deb: ## make a Debian package of the packed source, below $(BUILD)/deb
	@build-aux/depends.sh build package
	@build-aux/deb.sh "$$(build-aux/dist.sh $(BUILD))" $(BUILD)/deb

.PHONY: clean
clean: ## remove everything built (not site/)
	rm -rf $(BUILD)

# --- testing ----------------------------------------------------------------------------------

# What the suites of tests/suites need to know.
export BUILD CC FOLDERS
export CHECK_FLAGS = $(LANGUAGE) $(WARNINGS) $(INCLUDES) $(CPPFLAGS)

# Private: what the object depends on is not built with it.
$(OUT)/tests/%.o: private INCLUDES += -Itests

$(OUT)/tests/%: $(OUT)/tests/%.o $(ARCHIVE)
	$(call say,LINK,$@)
	$(Q)$(CC) $(LINK_FLAGS) -o $@ $^ $(LIBRARIES) -lcmocka

.PHONY: unit-programs test-programs
unit-programs: $(UNIT_PROGRAMS)
test-programs: $(PROGRAM) $(UNIT_PROGRAMS) $(TOOL_PROGRAMS)

.PHONY: test
test: ## install what testing needs and run all tests (ONLY=unit/base: some of them)
	@build-aux/depends.sh build test
	@$(MAKE) -j$(JOBS) VARIANT=release test-programs extras
	@$(MAKE) -j$(JOBS) VARIANT=asan test-programs
	@tests/run '$(ONLY)'

.PHONY: test-unit
test-unit: unit-programs ## run the unit tests (FOLDERS="base yaml": of these folders)
	@TEST_VARIANT=$(VARIANT) tests/run ^unit/

.PHONY: test-asan
test-asan: ## run all that runs under the sanitizers
	@$(MAKE) VARIANT=asan test-programs
	@tests/run ^asan/

# spec, golden, cli, corpora, browser: see tests/suites
test-%: $(PROGRAM) $(TOOL_PROGRAMS) $(EXTRAS) ## run one suite of tests/suites
	@TEST_VARIANT=$(VARIANT) tests/run '^$*/'

.PHONY: accept
accept: all ## show what differs from golden cases and take it as wanted (CASE="linear diag/empty")
	@AGENTDOC=$(PROGRAM) tests/golden/run.sh --accept $(CASE)

.PHONY: check
check: ## run all the checks of the source that need no built program
	@tests/run ^check/

check-%: FORCE ## run one of them: layers, headers, trust, banned, repo, size, format, clang
	@build-aux/check-$*.sh

# --- more tools -------------------------------------------------------------------------------

.PHONY: metrics
metrics: ## print the longest functions and files
	@build-aux/check-size.sh report

.PHONY: format
format: ## lay out the C files with clang-format
	clang-format -i $(C_FILES)

.PHONY: lint
lint: ## read the sources with clang-tidy and cppcheck
	@JOBS=$(JOBS) build-aux/lint.sh

.PHONY: coverage
coverage: ## print how much of each source the tests run
	@$(MAKE) VARIANT=coverage test-programs
	@find $(BUILD)/coverage -name '*.gcda' -exec rm {} +
	-@TEST_VARIANT=coverage tests/run ^unit/ ^spec/ ^golden/ ^cli/
	@build-aux/coverage.sh $(BUILD)/coverage/src

VALGRIND = valgrind -q --leak-check=full --error-exitcode=9 --suppressions=tests/valgrind.supp

.PHONY: valgrind
valgrind: ## run the unit tests under valgrind
	@$(MAKE) VARIANT=debug TEST_WRAPPER='$(VALGRIND)' test-unit

.PHONY: fuzz fuzz-smoke fuzz-programs
fuzz: ## run every fuzzer of tests/fuzz for FUZZ_SECONDS
	@build-aux/fuzz.sh $(FUZZ_SECONDS)

fuzz-smoke: ## run every fuzzer for 20 seconds
	@build-aux/fuzz.sh 20

fuzz-programs: $(FUZZ_PROGRAMS)

$(OUT)/tests/fuzz/%: $(OUT)/tests/fuzz/%.o $(ARCHIVE)
	$(call say,LINK,$@)
	$(Q)$(CC) $(LINK_FLAGS) -fsanitize=fuzzer -o $@ $^ $(LIBRARIES)

.PHONY: shots
shots: all ## take pictures of every kind of page, into $(BUILD)/shots
	@build-aux/depends.sh test
	@AGENTDOC=$(PROGRAM) tests/browser/shots.mjs $(BUILD)/shots

.PHONY: docs
docs: all ## write anew what the documentation shows of the program
	@AGENTDOC=$(abspath $(PROGRAM)) build-aux/diagnostics.sh >docs/diagnostics.md
	@AGENTDOC=$(abspath $(PROGRAM)) tests/docs/commands.mjs --accept | grep -A 20 '^not ok' || true

.PHONY: bench
bench: all $(OUT)/measure $(OUT)/history_cost ## measure time and memory beside git log and other generators
	@build-aux/bench.sh

.PHONY: compdb
compdb: ## write compile_commands.json for editors
	@build-aux/compdb.sh '$(CC) $(COMPILE_FLAGS) -Itests' $(SOURCES) $(UNIT_TESTS) \
		>compile_commands.json

.PHONY: help
help: ## list the targets and settings
	@awk -F ':.*## ' '/^[a-z%-]+:.*## / { sub("%", "NAME", $$1); printf "%-14s %s\n", $$1, $$2 }' \
		Makefile
	@echo
	@sed -n 's/^# \([A-Z_]*=.*\)/\1/p' Makefile
