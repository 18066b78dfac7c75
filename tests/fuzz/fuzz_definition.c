/* SPDX-License-Identifier: MIT */
/*
 * Fuzzes whole definitions: the first byte chooses the kind, the rest is the file. Its parts must
 * lie where the definition says, and every word of the file must be in one of them.
 */
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/bug.h"
#include "base/utf8.h"
#include "definition/discover.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_parts(const struct definition *def)
{
	const char *const end = def->source.p + def->source.n;
	const str front = def->front_source;

	BUG_IF(utf8_valid_prefix(def->source) != def->source.n);
	BUG_IF(def->body.p + def->body.n != end || def->body.p < def->source.p);
	BUG_IF(front.p && (front.p < def->source.p || front.p + front.n > def->body.p));
	BUG_IF(!def->name.n || !def->title.n || !def->stem.n || !def->description.p);
	BUG_IF(utf8_valid_prefix(def->summary) != def->summary.n);
	BUG_IF(!front.p && def->problem_count == 0);
}

static void check_sections(const struct definition *def)
{
	const char *at = def->section_count ? def->sections[0].text.p : NULL;
	uint32_t line = def->body_line;

	for (size_t i = 0; i < def->section_count; i++) {
		const struct def_section *section = &def->sections[i];

		BUG_IF(section->text.p != at || section->line < line);
		BUG_IF(section->level < 1 || section->level > 6);
		line = section->line;
		at += section->text.n;
	}
	BUG_IF(at && at != def->body.p + def->body.n);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *mem = arena_open(), *tmp = arena_open();
	const enum def_kind kind = size ? (enum def_kind)(data[0] % DEF_KIND_COUNT) : DEF_AGENT;
	const str bytes = size ? (str){(const char *)data + 1, size - 1} : S("");
	struct definition def;

	(void)def_looks_like_agent(bytes);
	def_parse(mem, tmp, NULL, S("agents/a.md"), kind, bytes, &def);
	check_parts(&def);
	check_sections(&def);
	for (size_t i = 0; i < def.problem_count; i++)
		BUG_IF(def.problems[i].place.line == 0 || def.problems[i].place.column == 0);
	arena_close(tmp);
	arena_close(mem);
	return 0;
}
