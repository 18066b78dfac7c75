/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as a definition, read for references. Exercises the cutting into words, blocks and
 * fences, front matter of any shape, links, calls, and names of every form; the first byte chooses
 * the kind of the speaker and whether it is an entry itself.
 */
#include "base/arena.h"
#include "base/bug.h"
#include "relations/relations.h"

#define TEXT(literal)                                                                              \
	{                                                                                          \
		("" literal), sizeof(literal) - 1                                                  \
	}
#define ENTRY(kind, path, name)                                                                    \
	{                                                                                          \
		kind, TEXT(path), TEXT(name), TEXT(name), TEXT(name)                               \
	}

static const struct rel_entry entries[] = {
    ENTRY(DEF_AGENT, "kit/agents/a-b.md", "a-b"),
    ENTRY(DEF_AGENT, "agents/a-b.md", "a-b"),
    ENTRY(DEF_AGENT, "agents/C# Expert.md", "C# Expert"),
    ENTRY(DEF_AGENT, "agents/plan.md", "plan"),
    ENTRY(DEF_AGENT, "agents/\xC3\xA9t\xC3\xA9.md", "\xC3\xA9t\xC3\xA9 5.1"),
    ENTRY(DEF_SKILL, "skills/use/SKILL.md", "use"),
    ENTRY(DEF_SKILL, "skills/a-b-c/SKILL.md", "a-b-c"),
    ENTRY(DEF_COMMAND, "commands/run.md", "x:run"),
    ENTRY(DEF_COMMAND, "commands/-.md", "-"),
    ENTRY(DEF_COMMAND, "commands/a a a a a a a a a a a a a a a a a.md", "a a a a a a a a a a a a"),
};

#define ENTRIES (sizeof entries / sizeof *entries)

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void check(const struct rel_references *references)
{
	for (size_t i = 0; i < references->n; i++) {
		const struct rel_reference *r = &references->items[i];

		BUG_IF(r->relation >= REL_KIND_COUNT);
		BUG_IF(r->target != REL_UNRESOLVED && r->target >= ENTRIES);
		BUG_IF(r->target_slug.n == 0 || r->line == 0);
		BUG_IF(i > 0 && references->items[i - 1].line > r->line);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	const size_t choice = size ? bytes[0] % (ENTRIES + 1) : 0;
	const size_t self = choice == ENTRIES ? REL_UNRESOLVED : choice;
	const struct rel_entry *speaker = &entries[choice == ENTRIES ? 0 : choice];
	const str text = str_from((str){(const char *)bytes, size}, 1);
	struct arena *mem = arena_open(), *tmp = arena_open();
	struct definition def;
	struct rel_references references;

	def_parse(mem, tmp, NULL, speaker->path, speaker->kind, text, &def);
	references =
	    rel_extract(mem, tmp, rel_index_new(mem, entries, ENTRIES), &def, self, REL_ALL);
	check(&references);
	BUG_IF(arena_used(tmp) != 0);
	arena_close(tmp);
	arena_close(mem);
	return 0;
}
