/* SPDX-License-Identifier: MIT */
/* The order in which one definition is read: its keys, the words of its front matter, its body. */
#include <string.h>

#include "base/arena.h"
#include "base/path.h"
#include "relations/blocks.h"
#include "relations/declare.h"

/* Whether the words say that the definition hands out work. */
static bool leads(struct reader *reader, str text)
{
	passage_read(reader->tmp, &reader->index->words, &(struct passage_source){.text = text},
	    &reader->passage);
	for (size_t i = 0; i < reader->passage.n; i++) {
		if (passage_is(&reader->index->words, &reader->passage, i, WORD_LEADS))
			return true;
	}
	return false;
}

/* Whether its tools let it call other agents. */
static bool may_call_agents(const struct definition *def)
{
	const struct def_strings *tools = &def->tools.allowed;

	for (size_t i = 0; i < tools->n; i++) {
		if (str_eq(tools->items[i], S("Task")) || str_eq(tools->items[i], S("Agent")))
			return true;
	}
	return false;
}

static struct reader reader_of(struct arena *mem, struct arena *tmp, const struct rel_index *index,
    const struct definition *def, size_t self)
{
	struct reader reader = {.mem = mem,
	    .tmp = tmp,
	    .index = index,
	    .def = def,
	    .self = self,
	    .own = index_place_of(def->kind, def->path),
	    .folder = path_dir(def->path),
	    .out = {.mem = mem, .tmp = tmp}};

	return reader;
}

bool rel_leads(struct arena *tmp, const struct rel_index *index, const struct definition *def)
{
	const struct arena_mark mark = arena_mark(tmp);
	struct reader reader = reader_of(tmp, tmp, index, def, REL_UNRESOLVED);
	const bool does =
	    leads(&reader, def->name) || leads(&reader, def->description) || may_call_agents(def);

	arena_rewind(tmp, mark);
	return does;
}

bool reader_leads(struct reader *reader)
{
	if (reader->leads == LEADS_UNKNOWN)
		reader->leads =
		    rel_leads(reader->tmp, reader->index, reader->def) ? LEADS_YES : LEADS_NO;
	return reader->leads == LEADS_YES;
}

struct rel_references rel_extract(struct arena *mem, struct arena *tmp,
    const struct rel_index *index, const struct definition *def, size_t self, unsigned parts)
{
	const struct arena_mark mark = arena_mark(tmp);
	struct reader reader = reader_of(mem, tmp, index, def, self);
	struct rel_references result;

	if (parts & REL_FRONT_MATTER) {
		declare_fields(&reader);
		declare_prose(&reader);
	}
	if (parts & REL_BODY)
		blocks_read(&reader, def->body, def->body_line);
	result = collect_finish(&reader.out);
	arena_rewind(tmp, mark);
	return result;
}

static struct rel_references read_body(struct reader *reader)
{
	blocks_read(reader, reader->def->body, reader->def->body_line);
	return collect_finish(&reader->out);
}

struct rel_references rel_extract_today(struct arena *mem, struct arena *tmp,
    const struct rel_index *index, const struct definition *def, size_t self,
    struct rel_quiet *ret_quiet)
{
	const struct arena_mark mark = arena_mark(tmp);
	struct reader reader = reader_of(mem, tmp, index, def, self);
	struct quiet_list learnt = {.body = def->body};

	reader.learnt = &learnt;
	const struct rel_references result = read_body(&reader);
	*ret_quiet = quiet_finish(mem, &learnt);
	arena_rewind(tmp, mark);
	return result;
}

struct rel_references rel_extract_older(struct arena *mem, struct arena *tmp,
    const struct rel_index *index, const struct definition *def, size_t self,
    const struct rel_quiet *quiet)
{
	const struct arena_mark mark = arena_mark(tmp);
	struct reader reader = reader_of(mem, tmp, index, def, self);

	reader.known = quiet;
	const struct rel_references result = read_body(&reader);
	arena_rewind(tmp, mark);
	return result;
}

struct rel_references rel_join(struct arena *mem, struct arena *tmp,
    const struct rel_references *front, const struct rel_references *body)
{
	const struct arena_mark mark = arena_mark(tmp);
	struct collector all = {.mem = mem, .tmp = tmp};
	struct rel_references result;

	for (size_t i = 0; i < front->n; i++)
		collect_add(&all, &front->items[i]);
	for (size_t i = 0; i < body->n; i++) {
		if (!collect_has(&all, &body->items[i]))
			collect_add(&all, &body->items[i]);
	}
	result = collect_finish(&all);
	arena_rewind(tmp, mark);
	return result;
}

/* Whether a line frames others: a heading, a label, a fence, a table's row, a tag. */
static bool is_frame(str line)
{
	const str text = str_trim(line);

	return text.n &&
	    (strchr("#|<`~", text.p[0]) != NULL || str_starts_with(text, S("**")) ||
		text.p[text.n - 1] == ':');
}

bool rel_matters(struct arena *tmp, const struct rel_index *index, str line)
{
	const struct arena_mark mark = arena_mark(tmp);
	struct passage passage = {0};
	struct mentions mentions = {0};

	if (is_frame(line) || str_contains(line, S("Task")) || str_contains(line, S("Agent")))
		return true;
	passage_read(tmp, &index->words, &(struct passage_source){.text = line}, &passage);
	const bool calls = (passage.classes & WORD_ENDS_CALL) != 0;
	mentions_find(tmp, index, &passage, S(""), &mentions);
	arena_rewind(tmp, mark);
	return calls || mentions.items.n > 0;
}
