/* SPDX-License-Identifier: MIT */
/*
 * Runs the official mustache specification: every case of the JSON files given as arguments, as
 * TAP. Not for finding the files or for how many cases there must be: see run.sh.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/json.h"
#include "mustache/mustache.h"

#define SPEC_FILE_MAX 1048576u /* bytes; the largest has 30 KB */

struct tally {
	unsigned cases, failed;
};

static bool load(void *context, str name, struct mustache_source *ret_source)
{
	const struct value *partials = context;
	const struct value *text = value_get(*partials, name);

	if (!text)
		return false;
	*ret_source = (struct mustache_source){value_text(*text), name, false};
	return true;
}

/* The template under a name that no partial has, because both come from the loader. */
static struct value all_templates(struct arena *mem, struct value test)
{
	const struct value *partials = value_get(test, S("partials"));
	const struct value *template = value_get(test, S("template"));
	struct value all = value_map(mem);

	for (size_t i = 0; partials && i < value_count(*partials); i++)
		value_set(mem, all, partials->map->members[i].key, partials->map->members[i].value);
	if (template)
		VALUE_SET(mem, all, " the case", *template);
	return all;
}

static void print_quoted(struct arena *tmp, const char *label, str text)
{
	struct buf quoted;

	buf_init(&quoted, tmp);
	json_quote(&quoted, text);
	printf("# %s%.*s\n", label, STR_ARG(buf_str(&quoted)));
}

static str text_at(struct value test, str key)
{
	const struct value *found = value_get(test, key);

	return found ? value_text(*found) : STR_ABSENT;
}

static void run_case(struct tally *tally, str module, struct value test)
{
	struct arena *mem = arena_open();
	struct arena *tmp = arena_open();
	struct value templates = all_templates(mem, test);
	const struct value *data = value_get(test, S("data"));
	const str wanted = text_at(test, S("expected"));
	struct mustache *set = mustache_new(mem, diag_new(mem), load, &templates, MUSTACHE_RAW);
	struct buf out;
	bool passed;

	buf_init(&out, mem);
	passed = mustache_render(set, S(" the case"), data ? *data : VALUE_NONE, &out, tmp) &&
	    str_eq(buf_str(&out), wanted);
	tally->cases++;
	tally->failed += !passed;
	printf("%s %u - %.*s: %.*s\n", passed ? "ok" : "not ok", tally->cases, STR_ARG(module),
	    STR_ARG(text_at(test, S("name"))));
	if (!passed) {
		print_quoted(tmp, "template: ", text_at(test, S("template")));
		print_quoted(tmp, "got:      ", buf_str(&out));
		print_quoted(tmp, "wanted:   ", wanted);
	}
	arena_close(tmp);
	arena_close(mem);
}

/* "sections" of ".../sections.json"; the optional modules have a tilde in front. */
static str module_name(str path)
{
	const size_t slash = str_rfind_char(path, '/');
	str name = slash == STR_NONE ? path : str_from(path, slash + 1);

	if (str_ends_with(name, S(".json")))
		name = str_slice(name, 0, name.n - 5);
	return str_starts_with(name, S("~")) ? str_from(name, 1) : name;
}

static void run_file(struct tally *tally, str path)
{
	struct arena *mem = arena_open();
	struct json_error error = {0};
	struct value spec;
	const struct value *tests = NULL;
	str text;

	if (file_read(mem, path, SPEC_FILE_MAX, &text) && json_read(mem, text, &spec, &error))
		tests = value_get(spec, S("tests"));
	if (!tests || value_count(*tests) == 0) {
		tally->cases++;
		tally->failed++;
		printf("not ok %u - %.*s cannot be read%s%s\n", tally->cases, STR_ARG(path),
		    error.problem ? ": " : "", error.problem ? error.problem : "");
	}
	for (size_t i = 0; tests && i < value_count(*tests); i++)
		run_case(tally, module_name(path), tests->list->items[i]);
	arena_close(mem);
}

int main(int argc, char **argv)
{
	struct tally tally = {0};

	for (int i = 1; i < argc; i++)
		run_file(&tally, str_of_cstr(argv[i]));
	printf("1..%u\n", tally.cases);
	return tally.failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
