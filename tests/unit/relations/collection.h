/* SPDX-License-Identifier: MIT */
/*
 * What the tests of relations/ share: a small collection, and extraction from a text as a member
 * of it. The speaker is the agent "lead" unless a test says otherwise.
 *
 *	agents/lead.md            agents/code-tester.md   agents/data-keeper.md   agents/planner.md
 *	agents/event-scout.md     "Event Scout"           agents/review.md
 *	skills/style-guide/       skills/road-map/        commands/ship-it.md     commands/tidy.md
 *	agents/rules-5.1-expert.md
 */
#ifndef UNIT_RELATIONS_COLLECTION_H
#define UNIT_RELATIONS_COLLECTION_H

#include "unit/unit.h"

#include "relations/relations.h"

#define ENTRY(kind, path, slug, name, stem)                                                        \
	{                                                                                          \
		kind, UNIT_S(path), UNIT_S(slug), UNIT_S(name), UNIT_S(stem)                       \
	}

static const struct rel_entry collection[] = {
    ENTRY(DEF_AGENT, "agents/lead.md", "lead", "lead", "lead"),
    ENTRY(DEF_AGENT, "agents/code-tester.md", "code-tester", "code-tester", "code-tester"),
    ENTRY(DEF_AGENT, "agents/data-keeper.md", "data-keeper", "data-keeper", "data-keeper"),
    ENTRY(DEF_AGENT, "agents/planner.md", "planner", "planner", "planner"),
    ENTRY(DEF_AGENT, "agents/event-scout.md", "event-scout", "Event Scout", "event-scout"),
    ENTRY(DEF_AGENT, "agents/review.md", "review", "review", "review"),
    ENTRY(DEF_AGENT, "agents/rules-5.1-expert.md", "rules-5.1-expert", "rules-5.1-expert",
	"rules-5.1-expert"),
    ENTRY(DEF_SKILL, "skills/style-guide/SKILL.md", "style-guide", "style-guide", "style-guide"),
    ENTRY(DEF_SKILL, "skills/road-map/SKILL.md", "road-map", "road-map", "road-map"),
    ENTRY(DEF_COMMAND, "commands/ship-it.md", "ship-it", "ship-it", "ship-it"),
    ENTRY(DEF_COMMAND, "commands/tidy.md", "tidy", "tidy", "tidy"),
};

#define COLLECTION_SIZE (sizeof collection / sizeof *collection)

/*
 * All references as text, one a line, for comparison: "7 delegates_to agent/code-tester". A
 * declared one has a "!" in front, an unresolved one a "?" behind.
 */
static inline str show(const struct rel_references *references)
{
	struct buf out;

	buf_init(&out, unit_mem);
	for (size_t i = 0; i < references->n; i++) {
		const struct rel_reference *r = &references->items[i];

		buf_format(&out, "%s%s%u %.*s %.*s/%.*s%s", i ? "\n" : "", r->declared ? "!" : "",
		    (unsigned)r->line, STR_ARG(rel_kinds[r->relation].name),
		    STR_ARG(def_kinds[r->target_kind].name), STR_ARG(r->target_slug),
		    r->target == REL_UNRESOLVED ? "?" : "");
	}
	return buf_str(&out);
}

/*
 * The references of a file's whole text at a path, spoken by an entry of a list. Front matter and
 * body read apart and joined must give the same, and so must a body of which all is known.
 */
static inline struct rel_references extract_from(
    const struct rel_entry *entries, size_t n, size_t self, str text)
{
	struct arena *tmp = arena_open();
	struct definition def;
	const struct rel_index *index = rel_index_new(unit_mem, entries, n);
	struct rel_references references, front, body, joined, older;
	struct rel_quiet quiet;

	def_parse(unit_mem, tmp, NULL, entries[self].path, entries[self].kind, text, &def);
	references = rel_extract(unit_mem, tmp, index, &def, self, REL_ALL);
	front = rel_extract(unit_mem, tmp, index, &def, self, REL_FRONT_MATTER);
	body = rel_extract_today(unit_mem, tmp, index, &def, self, &quiet);
	older = rel_extract_older(unit_mem, tmp, index, &def, self, &quiet);
	assert_str_equal(show(&older), show(&body));
	joined = rel_join(unit_mem, tmp, &front, &body);
	assert_str_equal(show(&joined), show(&references));
	arena_close(tmp);
	return references;
}

/* The same for a text of the agent "lead". */
static inline struct rel_references extract(str text)
{
	return extract_from(collection, COLLECTION_SIZE, 0, text);
}

static inline bool has_relation(const struct rel_references *references, unsigned relation)
{
	for (size_t i = 0; i < references->n; i++) {
		if (references->items[i].relation == relation)
			return true;
	}
	return false;
}

#endif
