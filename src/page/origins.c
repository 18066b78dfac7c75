/* SPDX-License-Identifier: MIT */
/*
 * Since when the fields of a definition are as they are, and each of its tools is among them: the
 * revision that last changed them, found in one pass over what changed in each.
 */
#include "page/origins.h"
#include "base/arena.h"
#include "base/map.h"
#include "page/insights.h"

enum { TOOLS_SHOWN = 18 }; /* that came together; the rest is folded away */

/* A later revision was seen before: what is in the map stays. */
static void note(struct arena *mem, struct map *map, str key, const struct site_revision *revision)
{
	void **slot = map_put(mem, map, key);

	if (!*slot)
		*slot = (void *)(uintptr_t)revision;
}

/* A nested field changes all that it is part of: "meta.owner" and "meta". */
static void note_field(struct page_origins *origins, const struct site_revision *revision,
    const struct site_field_change *field)
{
	struct arena *mem = origins->run->mem;

	note(mem, &origins->fields, field->key, revision);
	for (size_t i = field->key.n; i-- > 1;) {
		if (field->key.p[i] == '.')
			note(mem, &origins->fields, str_slice(field->key, 0, i), revision);
	}
	for (size_t i = 0; str_eq(field->key, S("tools")) && i < field->added.n; i++)
		note(mem, &origins->tools, field->added.items[i], revision);
}

/* Newest first, to the one that began this life of the definition. */
void page_origins_init(
    struct page_origins *origins, struct page_run *run, const struct site_def *def)
{
	*origins = (struct page_origins){.run = run};
	for (size_t i = 0; i < def->revision_count; i++) {
		const struct site_revision *revision = &def->revisions[i];
		const struct site_change *change = &revision->change;

		if (change->flags & (CHANGE_MISSING | CHANGE_BOUNDARY))
			return;
		for (size_t k = 0; k < change->field_count; k++)
			note_field(origins, revision, &change->fields[k]);
		if (revision->hist.status == HIST_ADDED || i + 1 == def->revision_count) {
			origins->first = def->cut ? NULL : revision;
			return;
		}
	}
}

/* {committed url date author sentence}; null when it is not known. */
static struct value origin_value(
    const struct page_origins *origins, const struct site_revision *revision)
{
	struct page_run *run = origins->run;
	struct arena *mem = run->mem;

	if (!revision)
		return VALUE_NONE;
	const struct repo_commit *commit = site_commit_of(run->site, revision);
	struct value origin = value_map(mem);

	VALUE_SET(mem, origin, "committed", value_bool(commit != NULL));
	VALUE_SET(mem, origin, "url", page_text(revision->url));
	VALUE_SET(
	    mem, origin, "date", page_date(run, commit != NULL, commit ? commit->author_utc_s : 0));
	VALUE_SET(mem, origin, "author", page_text(commit ? page_author(run, commit) : STR_ABSENT));
	VALUE_SET(mem, origin, "sentence", value_string(revision->change.sentence));
	return origin;
}

struct value page_last_change(const struct page_origins *origins, str key)
{
	const struct site_revision *changed = map_get(&origins->fields, site_field_key(key));

	return origin_value(origins, changed ? changed : map_get(&origins->fields, key));
}

const struct site_revision *page_tool_revision(const struct page_origins *origins, str tool)
{
	const struct site_revision *since = map_get(&origins->tools, tool);

	return since ? since : origins->first;
}

/* One group, whose names are there. */
static struct value tool_group(
    const struct page_origins *origins, const struct site_revision *revision, struct value names)
{
	struct arena *mem = origins->run->mem;
	struct value group = value_map(mem);

	VALUE_SET(mem, group, "origin", origin_value(origins, revision));
	PAGE_SET_FOLDED(mem, group, "names", names, TOOLS_SHOWN);
	return group;
}

struct value page_tool_origins(const struct page_origins *origins, const struct site_def *def)
{
	static str all[] = {{"ALL", 3}};
	const struct def_strings every = {all, 1};
	const struct def_strings *tools =
	    def->def.tools.inherits_all ? &every : &def->def.tools.allowed;
	struct arena *mem = origins->run->mem;
	const size_t unknown = def->revision_count;
	struct value *names = ARENA_ARRAY(mem, struct value, unknown + 1);
	struct value groups = value_list(mem);

	for (size_t i = 0; i < tools->n; i++) {
		const struct site_revision *since = page_tool_revision(origins, tools->items[i]);
		struct value *list = &names[since ? (size_t)(since - def->revisions) : unknown];
		if (list->kind == VALUE_NULL)
			*list = value_list(mem);
		value_push(mem, *list, value_string(tools->items[i]));
	}
	for (size_t i = 0; i <= unknown; i++) {
		const struct site_revision *since = i < unknown ? &def->revisions[i] : NULL;
		if (names[i].kind != VALUE_NULL)
			value_push(mem, groups, tool_group(origins, since, names[i]));
	}
	return groups;
}
