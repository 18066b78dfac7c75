/* SPDX-License-Identifier: MIT */
/* From a name in a text to a reference: the step that prose and front matter have in common. */
#include "relations/reader.h"

#include "base/arena.h"
#include "base/unicode.h"
#include "relations/resolve.h"

/* A definition that is no entry (an older or removed one) is known by its own names. */
static bool names_itself(struct reader *reader, str slug)
{
	struct buf own;

	buf_init(&own, reader->tmp);
	unicode_slug(&own, reader->def->stem, true);
	if (str_eq(buf_str(&own), slug))
		return true;
	buf_clear(&own);
	unicode_slug(&own, reader->def->name, true);
	return str_eq(buf_str(&own), slug);
}

static enum def_kind likely_kind(uint32_t kinds)
{
	for (unsigned kind = 0; kind < DEF_KIND_COUNT; kind++) {
		if ((kinds >> kind) & 1)
			return (enum def_kind)kind;
	}
	return DEF_AGENT;
}

/*
 * resolve() with a memory, so that a name said a thousand times in a collection in which a
 * thousand bear it is looked for once.
 */
static size_t resolve_once(
    struct reader *reader, const struct reader_target *target, const struct resolve_hint *hint)
{
	size_t *known;
	void **place;

	if (target->plugin.p)
		return resolve(reader->index, target->alias, hint);
	place = map_put(reader->tmp, &reader->resolved,
	    str_format(reader->tmp, "%u %u", target->alias, target->kinds));
	if (!*place) {
		known = ARENA_NEW(reader->tmp, size_t);
		*known = resolve(reader->index, target->alias, hint);
		*place = known;
	}
	known = *place;
	return *known;
}

static bool fill_known(
    const struct reader *reader, struct rel_reference *reference, enum def_kind *ret_kind)
{
	const struct rel_entry *entry = &reader->index->entries[reference->target];

	reference->target_slug = entry->slug;
	*ret_kind = entry->kind;
	return reference->target != reader->self && !str_eq(entry->path, reader->def->path);
}

bool reader_resolve(
    struct reader *reader, const struct reader_target *target, struct rel_reference *ret_reference)
{
	const struct resolve_hint hint = {.self = reader->self,
	    .own = &reader->own,
	    .kinds = target->kinds,
	    .plugin = target->plugin};
	struct buf slug;

	*ret_reference =
	    (struct rel_reference){.target = target->entry, .target_name = target->name};
	if (target->entry == REL_UNRESOLVED && target->alias != INDEX_NONE)
		ret_reference->target = resolve_once(reader, target, &hint);
	if (ret_reference->target != REL_UNRESOLVED && reader->self != REL_UNRESOLVED)
		return fill_known(reader, ret_reference, &ret_reference->target_kind);
	buf_init(&slug, reader->tmp);
	unicode_slug(&slug, target->name, true);
	if (!slug.n || names_itself(reader, buf_str(&slug)))
		return false;
	if (ret_reference->target != REL_UNRESOLVED)
		return fill_known(reader, ret_reference, &ret_reference->target_kind);
	ret_reference->target_slug = buf_str(&slug);
	ret_reference->target_kind = likely_kind(target->kinds);
	return true;
}

void reader_keep(struct reader *reader, struct rel_reference *reference, enum rel_kind relation,
    str text, size_t at)
{
	reference->relation = relation;
	if (collect_has(&reader->out, reference))
		return;
	if (reference->target == REL_UNRESOLVED)
		reference->target_slug = str_dup(reader->mem, reference->target_slug);
	reference->target_name = str_dup(reader->mem, reference->target_name);
	reference->evidence = collect_evidence(reader->mem, text, at);
	collect_add(&reader->out, reference);
}
