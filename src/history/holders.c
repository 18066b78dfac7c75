/* SPDX-License-Identifier: MIT */
/* A hash table by path number and singly linked lists of members, all numbers instead of pointers.
 */
#include "history/holders.h"

#include "base/arena.h"

static size_t slot_of(const struct holders *holders, uint32_t path)
{
	const uint32_t hash = path * UINT32_C(2654435769);
	size_t at = hash & (holders->slot_count - 1);

	while (holders->slots[at].path && holders->slots[at].path != path + 1)
		at = (at + 1) & (holders->slot_count - 1);
	return at;
}

/* Makes room for one more path; paths that nobody holds any more are dropped on the way. */
static void grow(struct holders_pool *pool, struct holders *holders)
{
	const struct holders old = *holders;
	size_t held = 0;

	for (size_t i = 0; i < old.slot_count; i++)
		held += old.slots[i].first != HOLDERS_NONE;
	holders->slot_count = 8;
	while (holders->slot_count < 4 * (held + 1))
		holders->slot_count *= 2;
	holders->slots = ARENA_ARRAY(pool->lines->mem, struct holders_slot, holders->slot_count);
	holders->used = held;
	for (size_t i = 0; i < old.slot_count; i++)
		if (old.slots[i].first != HOLDERS_NONE)
			holders->slots[slot_of(holders, old.slots[i].path - 1)] = old.slots[i];
}

/* The list at a path, made when it was not there; valid until the next one is made. */
static uint32_t *list_at(struct holders_pool *pool, struct holders *holders, uint32_t path)
{
	if (2 * (holders->used + 1) > holders->slot_count)
		grow(pool, holders);
	struct holders_slot *const slot = &holders->slots[slot_of(holders, path)];

	if (!slot->path) {
		slot->path = path + 1;
		holders->used++;
	}
	return &slot->first;
}

static uint32_t new_member(struct holders_pool *pool, uint32_t line, uint32_t next)
{
	const struct holders_member member = {line, next};
	const uint32_t reused = pool->free;

	if (!reused) {
		VEC_PUSH(pool->lines->mem, &pool->members, member);
		return (uint32_t)pool->members.n;
	}
	pool->free = pool->members.items[reused - 1].next;
	pool->members.items[reused - 1] = member;
	return reused;
}

static void free_member(struct holders_pool *pool, uint32_t member)
{
	pool->members.items[member - 1].next = pool->free;
	pool->free = member;
}

void holders_free_list(struct holders_pool *pool, uint32_t list)
{
	while (list != HOLDERS_NONE) {
		const uint32_t next = pool->members.items[list - 1].next;

		free_member(pool, list);
		list = next;
	}
}

static const struct line *line_of(const struct holders_pool *pool, uint32_t member)
{
	return &pool->lines->list.items[holders_line(pool, member)];
}

/* Takes void lines out of a list. */
static void clean(struct holders_pool *pool, uint32_t *list)
{
	while (*list != HOLDERS_NONE) {
		const uint32_t member = *list;

		if (line_of(pool, member)->voided) {
			*list = pool->members.items[member - 1].next;
			free_member(pool, member);
		} else {
			list = &pool->members.items[member - 1].next;
		}
	}
}

uint32_t holders_at(struct holders_pool *pool, const struct holders *holders, uint32_t path)
{
	if (!holders->slot_count)
		return HOLDERS_NONE;
	struct holders_slot *const slot = &holders->slots[slot_of(holders, path)];

	clean(pool, &slot->first);
	return slot->first;
}

uint32_t holders_take(struct holders_pool *pool, struct holders *holders, uint32_t path)
{
	const uint32_t list = holders_at(pool, holders, path);

	if (list != HOLDERS_NONE)
		holders->slots[slot_of(holders, path)].first = HOLDERS_NONE;
	return list;
}

void holders_remove(
    struct holders_pool *pool, struct holders *holders, uint32_t path, uint32_t line)
{
	uint32_t *next = list_at(pool, holders, path);

	while (*next != HOLDERS_NONE && holders_line(pool, *next) != line)
		next = &pool->members.items[*next - 1].next;
	if (*next == HOLDERS_NONE)
		return;
	const uint32_t member = *next;

	*next = pool->members.items[member - 1].next;
	free_member(pool, member);
}

void holders_add(struct holders_pool *pool, struct holders *holders, uint32_t path, uint32_t line)
{
	uint32_t *const list = list_at(pool, holders, path);

	for (uint32_t member = *list; member != HOLDERS_NONE; member = holders_next(pool, member))
		if (holders_line(pool, member) == line)
			return;
	*list = new_member(pool, line, *list);
}

/* Marks the lines of a list; the mark is new. */
static uint32_t mark_lines(struct holders_pool *pool, uint32_t list)
{
	const uint32_t mark = ++pool->lines->last_mark;

	for (uint32_t member = list; member != HOLDERS_NONE; member = holders_next(pool, member))
		pool->lines->list.items[holders_line(pool, member)].mark = mark;
	return mark;
}

static void add_unmarked(
    struct holders_pool *pool, struct holders *holders, uint32_t path, uint32_t list)
{
	const uint32_t mark = mark_lines(pool, holders_at(pool, holders, path));
	uint32_t *const to = list_at(pool, holders, path);

	for (uint32_t member = list; member != HOLDERS_NONE; member = holders_next(pool, member))
		if (line_of(pool, member)->mark != mark)
			*to = new_member(pool, holders_line(pool, member), *to);
}

void holders_add_list(
    struct holders_pool *pool, struct holders *holders, uint32_t path, uint32_t list)
{
	add_unmarked(pool, holders, path, list);
}

static bool have_common(struct holders_pool *pool, uint32_t a, uint32_t b)
{
	const uint32_t mark = mark_lines(pool, a);

	for (uint32_t member = b; member != HOLDERS_NONE; member = holders_next(pool, member))
		if (line_of(pool, member)->mark == mark)
			return true;
	return false;
}

uint32_t holders_first_line(const struct holders_pool *pool, uint32_t list)
{
	uint32_t first = LINE_NONE;

	for (uint32_t member = list; member != HOLDERS_NONE; member = holders_next(pool, member))
		if (holders_line(pool, member) < first)
			first = holders_line(pool, member);
	return first;
}

/* Makes the removed lines of a list void in favour of another one. */
static void make_void(struct holders_pool *pool, uint32_t list, uint32_t heir)
{
	for (uint32_t member = list; member != HOLDERS_NONE; member = holders_next(pool, member)) {
		struct line *const line = &pool->lines->list.items[holders_line(pool, member)];

		if (line->alive)
			continue;
		line->voided = true;
		line->heir = heir;
		line->voided_at = pool->lines->commit;
	}
}

/* Two lists that meet at a path and come from different branches. */
static void settle(struct holders_pool *pool, uint32_t a, uint32_t b)
{
	if (a == HOLDERS_NONE || b == HOLDERS_NONE || have_common(pool, a, b))
		return;
	const uint32_t first_a = holders_first_line(pool, a), first_b = holders_first_line(pool, b);

	if (first_a < first_b)
		make_void(pool, b, first_a);
	else
		make_void(pool, a, first_b);
}

struct holders *holders_join(struct holders_pool *pool, struct holders *a, struct holders *b)
{
	struct holders *const large = a->used >= b->used ? a : b;
	struct holders *const small = large == a ? b : a;

	for (size_t i = 0; i < small->slot_count; i++) {
		if (small->slots[i].first == HOLDERS_NONE)
			continue;
		const uint32_t path = small->slots[i].path - 1;
		const uint32_t list = holders_take(pool, small, path);

		settle(pool, holders_at(pool, large, path), list);
		add_unmarked(pool, large, path, list);
		holders_free_list(pool, list);
	}
	return large;
}
