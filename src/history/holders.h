/* SPDX-License-Identifier: MIT */
/*
 * Which lines stand at which path in one commit. Such a table is handed down from a commit to its
 * parent; where branches meet again the smaller table is poured into the larger one.
 *
 *	path 7 -> line 0 -> line 5      two copies of one file, before they parted
 *	path 9 -> line 2                also when the path is not there: the line waits for an older
 *	                                life of the same path
 */
#ifndef HISTORY_HOLDERS_H
#define HISTORY_HOLDERS_H

#include "history/line.h"

#define HOLDERS_NONE 0u

struct holders_member {
	uint32_t line;
	uint32_t next; /* a member's number counts from 1 */
};

/* Members of all tables; taken from and given back to a list of free ones. */
struct holders_pool {
	struct lines *lines;
	VEC(struct holders_member) members;
	uint32_t free;
};

struct holders_slot {
	uint32_t path; /* + 1; 0 is free */
	uint32_t first; /* HOLDERS_NONE when nobody is left */
};

/* {0} is an empty table. */
struct holders {
	struct holders_slot *slots;
	size_t used, slot_count; /* a power of two, at least 2 used */
};

/* The first member of the list at a path, without lines that are void; HOLDERS_NONE if none. */
uint32_t holders_at(struct holders_pool *pool, const struct holders *holders, uint32_t path);

/* The lowest line of a list: the living come first, then removals in the order they were met. */
uint32_t holders_first_line(const struct holders_pool *pool, uint32_t list);

/* Takes the list away from a path. */
uint32_t holders_take(struct holders_pool *pool, struct holders *holders, uint32_t path);

/* Adds a line to a path unless it is there. */
void holders_add(struct holders_pool *pool, struct holders *holders, uint32_t path, uint32_t line);

/* Adds the lines of a list to a path; the list stays as it is. */
void holders_add_list(
    struct holders_pool *pool, struct holders *holders, uint32_t path, uint32_t list);

/* Takes one line away from a path. */
void holders_remove(
    struct holders_pool *pool, struct holders *holders, uint32_t path, uint32_t line);

/* Gives the members of a list back. */
void holders_free_list(struct holders_pool *pool, uint32_t list);

/*
 * Pours one table into the other and returns the one that holds all; the other is empty after it.
 * Where lines without a common member meet at a path, the branches disagreed on one file: a removal
 * on one branch is void if the other branch has it alive, or has removed it later.
 */
struct holders *holders_join(struct holders_pool *pool, struct holders *a, struct holders *b);

/* for (uint32_t member = list; member != HOLDERS_NONE; member = holders_next(pool, member)) */
static inline uint32_t holders_next(const struct holders_pool *pool, uint32_t member)
{
	return pool->members.items[member - 1].next;
}

static inline uint32_t holders_line(const struct holders_pool *pool, uint32_t member)
{
	return pool->members.items[member - 1].line;
}

#endif
