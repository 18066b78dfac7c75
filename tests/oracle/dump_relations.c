/* SPDX-License-Identifier: MIT */
/*
 * Writes the edges of a folder of definitions as OUT/api/graph.json, from the extractor alone: no
 * history, no pages. For scoring against labelled collections and for measuring the scan.
 *
 *	dump_relations FOLDER OUT          the target is the name as the text has it
 *	dump_relations -n ROUNDS FOLDER    only measures: bytes, references, MB/s
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/json.h"
#include "base/path.h"
#include "base/unicode.h"
#include "definition/discover.h"
#include "relations/relations.h"

struct dump {
	struct arena *mem, *tmp;
	struct definition *definitions;
	struct rel_entry *entries;
	struct rel_index *index;
	size_t n, bytes;
};

static void read_folder(struct dump *dump, const char *folder)
{
	const struct def_query query = {.folder = str_of_cstr(folder), .skip = STR_ABSENT};
	struct diag *diag = diag_new(dump->mem);
	struct def_files files;

	if (!def_discover(dump->mem, dump->tmp, diag, &query, &files)) {
		fprintf(stderr, "cannot read %s\n", folder);
		exit(1);
	}
	dump->n = files.n;
	dump->definitions = ARENA_ARRAY(dump->mem, struct definition, files.n);
	dump->entries = ARENA_ARRAY(dump->mem, struct rel_entry, files.n);
	for (size_t i = 0; i < files.n; i++) {
		const struct def_file *file = &files.items[i];
		struct definition *def = &dump->definitions[i];
		struct buf slug;

		def_parse(dump->mem, dump->tmp, diag, file->path, file->kind, file->bytes, def);
		buf_init(&slug, dump->mem);
		unicode_slug(&slug, def->stem, true);
		dump->entries[i] =
		    (struct rel_entry){file->kind, def->path, buf_str(&slug), def->name, def->stem};
		dump->bytes += def->source.n;
	}
	dump->index = rel_index_new(dump->mem, dump->entries, dump->n);
}

/* The identifier as written; where that is no name of the target, its slug. */
static str target_of(struct dump *dump, const struct rel_reference *reference)
{
	struct buf written;

	buf_init(&written, dump->mem);
	unicode_slug(&written, reference->target_name, true);
	if (reference->target != REL_UNRESOLVED) {
		const struct rel_entry *entry = &dump->entries[reference->target];
		struct buf name;

		buf_init(&name, dump->mem);
		unicode_slug(&name, entry->name, true);
		if (!str_eq(buf_str(&written), buf_str(&name)))
			return entry->slug;
	}
	return buf_str(&written);
}

static void write_edge(struct dump *dump, struct json *json, const struct definition *def,
    const struct rel_reference *reference)
{
	const str kind = def_kinds[reference->target_kind].name;
	const str target = target_of(dump, reference);

	json_object(json);
	json_string_at(json, S("source"),
	    str_format(
		dump->mem, "%.*s/%.*s", STR_ARG(def_kinds[def->kind].name), STR_ARG(def->stem)));
	json_string_at(
	    json, S("target"), str_format(dump->mem, "%.*s/%.*s", STR_ARG(kind), STR_ARG(target)));
	json_string_at(json, S("relation"), rel_kinds[reference->relation].name);
	json_bool_at(json, S("declared"), reference->declared);
	json_bool_at(json, S("resolved"), reference->target != REL_UNRESOLVED);
	json_string_at(json, S("path"), def->path);
	json_int_at(json, S("line"), reference->line);
	json_string_at(json, S("evidence"), reference->evidence);
	json_null_at(json, S("since"));
	json_null_at(json, S("until"));
	json_object_end(json);
}

static void write_graph(struct dump *dump, const char *out_folder)
{
	const str folder = str_format(dump->mem, "%s/api", out_folder);
	struct buf out;
	struct json json;

	buf_init(&out, dump->mem);
	json_init(&json, &out);
	json_object(&json);
	json_key(&json, S("nodes"));
	json_array(&json);
	json_array_end(&json);
	json_key(&json, S("edges"));
	json_array_lines(&json);
	for (size_t i = 0; i < dump->n; i++) {
		const struct rel_references references = rel_extract(
		    dump->mem, dump->tmp, dump->index, &dump->definitions[i], i, REL_ALL);

		for (size_t k = 0; k < references.n; k++)
			write_edge(dump, &json, &dump->definitions[i], &references.items[k]);
	}
	json_array_end(&json);
	json_object_end(&json);
	if (!file_make_folders(folder) ||
	    !file_write(path_join(dump->mem, folder, S("graph.json")), buf_str(&out))) {
		perror(out_folder);
		exit(1);
	}
}

static void measure(struct dump *dump, long rounds)
{
	struct arena *mem = arena_open();
	const clock_t start = clock();
	size_t references = 0;
	double seconds;

	for (long round = 0; round < rounds; round++) {
		const struct arena_mark mark = arena_mark(mem);

		references = 0;
		for (size_t i = 0; i < dump->n; i++)
			references += rel_extract(
			    mem, dump->tmp, dump->index, &dump->definitions[i], i, REL_ALL)
					  .n;
		arena_rewind(mem, mark);
	}
	seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
	printf("%zu definitions, %zu bytes, %zu references, %.1f MB/s\n", dump->n, dump->bytes,
	    references, (double)dump->bytes * (double)rounds / seconds / 1e6);
	arena_close(mem);
}

int main(int argc, char **argv)
{
	struct dump dump = {.mem = arena_open(), .tmp = arena_open()};

	if (argc == 4 && strcmp(argv[1], "-n") == 0) {
		read_folder(&dump, argv[3]);
		measure(&dump, strtol(argv[2], NULL, 10));
	} else if (argc == 3) {
		read_folder(&dump, argv[1]);
		write_graph(&dump, argv[2]);
	} else {
		fputs("usage: dump_relations [-n ROUNDS] FOLDER [OUT]\n", stderr);
		return 2;
	}
	arena_close(dump.tmp);
	arena_close(dump.mem);
	return 0;
}
