# SPDX-License-Identifier: MIT
# Builds, tests and checks agentdoc. `make help` lists what it can do.
#
# One GNU makefile for the whole tree. Nothing is written beside the sources: everything built
# stands in $(BUILD)/$(VARIANT)/, so that variants and checkouts never get in each other's way.

# --- settings, to be given on the command line -----------------------------------------------

VARIANT ?= release# release, debug or asan
BUILD ?= build# where everything built goes
FOLDERS ?= *# of src/ and tests/unit/; "base yaml" leaves the rest out
PREFIX ?= /usr/local
DESTDIR ?=
WERROR ?=# 1: a warning is an error
V ?=# 1: show the commands

# --- flags -----------------------------------------------------------------------------------

OUT := $(BUILD)/$(VARIANT)
PACKAGES := libcmark-gfm libgit2 yaml-0.1 libutf8proc
PKG_CONFIG ?= pkg-config

VARIANT_release := -O2 -g
VARIANT_debug := -O0 -g3
VARIANT_asan := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined \
	-fno-sanitize-recover=all
ifeq ($(VARIANT_$(VARIANT)),)
$(error VARIANT is release, debug or asan, not '$(VARIANT)')
endif

WARNINGS := -Wall -Wextra -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes -Wvla \
	-Wwrite-strings -Wundef -Wformat=2 -Wcast-qual -Wimplicit-fallthrough \
	$(if $(WERROR),-Werror)

ALL_CPPFLAGS := -Isrc -D_POSIX_C_SOURCE=200809L $(shell $(PKG_CONFIG) --cflags $(PACKAGES) \
	2>/dev/null) $(CPPFLAGS)
ALL_CFLAGS := -std=c17 -fno-common $(WARNINGS) $(VARIANT_$(VARIANT)) $(CFLAGS)
ALL_LDFLAGS := $(filter -fsanitize=%,$(VARIANT_$(VARIANT))) $(LDFLAGS)
ALL_LIBS := $(shell $(PKG_CONFIG) --libs $(PACKAGES) 2>/dev/null) $(LDLIBS)

# --- files -----------------------------------------------------------------------------------

SOURCES := $(sort $(wildcard $(FOLDERS:%=src/%/*.c)))
TESTS := $(sort $(wildcard $(FOLDERS:%=tests/unit/%/test_*.c)))

MAIN := $(OUT)/src/cli/main.o
OBJECTS := $(filter-out $(MAIN),$(SOURCES:%.c=$(OUT)/%.o))
PROGRAM := $(OUT)/agentdoc
TEST_PROGRAMS := $(TESTS:%.c=$(OUT)/%)

.DELETE_ON_ERROR:
.SECONDARY:
.SUFFIXES:
.PHONY: FORCE

Q := $(if $(V),,@)
say = @$(if $(V),:,printf '  %-6s %s\n' $(1) $(2))

# --- building --------------------------------------------------------------------------------

.PHONY: all
all: $(PROGRAM) ## build the program

$(PROGRAM): $(MAIN) $(OBJECTS)
	$(call say,LINK,$@)
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(ALL_LIBS)

$(OUT)/%.o: %.c $(OUT)/flags
	$(call say,CC,$<)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

# Changes only when the compiler or its flags change, and then everything is compiled again.
FLAGS := $(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) $(ALL_LDFLAGS) $(ALL_LIBS)
$(OUT)/flags: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' '$(FLAGS)' | cmp -s - $@ || printf '%s\n' '$(FLAGS)' >$@

-include $(OBJECTS:.o=.d) $(MAIN:.o=.d) $(TEST_PROGRAMS:=.d)

# --- tests -----------------------------------------------------------------------------------

.PHONY: test-unit
test-unit: $(TEST_PROGRAMS) ## run the unit tests (FOLDERS="base yaml" for some)
	@failed=0; for t in $(TEST_PROGRAMS); do $$t || failed=1; done; exit $$failed

.PHONY: objects
objects: $(OBJECTS) ## compile without linking

$(OUT)/tests/unit/%: $(OUT)/tests/unit/%.o $(OBJECTS)
	$(call say,LINK,$@)
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(ALL_LIBS) -lcmocka

$(OUT)/tests/%.o: ALL_CPPFLAGS += -Itests

# --- the rest --------------------------------------------------------------------------------

.PHONY: clean
clean: ## remove everything built
	rm -rf $(BUILD)

.PHONY: help
help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
