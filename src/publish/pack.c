/* SPDX-License-Identifier: MIT */
/*
 * The pack is git's own work: it is fed through `git fast-import`, which compresses on another
 * processor while pages are rendered here. A run that ends early leaves a whole pack that nothing
 * names, or none.
 */
#include "publish/pack.h"

#include <stdio.h>

#include "base/arena.h"

/* git's own limit between a file each and a pack, and so much that memory does not grow. */
enum { HELD_MAX = 100, HELD_BYTES_MAX = 16777216 };

static bool fail(const struct publish_pack *pack, str why)
{
	diag_report(pack->program->diag, AD710, diag_at(STR_ABSENT, 0, 0),
	    "the repository cannot be written, nothing was published: %.*s", STR_ARG(why));
	return false;
}

static bool finish(struct publish_pack *pack, bool failed)
{
	const struct process_result result = process_finish(pack->process);

	pack->process = NULL;
	return (!failed && result.status == 0) ||
	    fail(pack, program_words(pack->program->mem, &result));
}

/* Source  git-fast-import, "blob" and "data" */
static bool feed(struct publish_pack *pack, str content)
{
	char head[40];

	(void)snprintf(head, sizeof head, "blob\ndata %zu\n", content.n);
	const str parts[] = {str_of_cstr(head), content, S("\n")};
	return process_send(pack->process, parts, sizeof parts / sizeof *parts) ||
	    finish(pack, true);
}

/* That it is worth a pack is decided here; git would take a small one apart again. */
static bool begin(struct publish_pack *pack)
{
	const char *const arguments[] = {
	    "-c", "fastimport.unpackLimit=1", "fast-import", "--quiet", NULL};

	if (!program_start(pack->program, arguments, &pack->process))
		return false;
	for (size_t i = 0; i < pack->held.n; i++) {
		if (!feed(pack, pack->held.items[i]))
			return false;
	}
	pack->held.n = 0;
	return true;
}

bool publish_pack_add(struct publish_pack *pack, str content)
{
	struct arena *mem = pack->program->mem;

	if (pack->process)
		return feed(pack, content);
	if (pack->held.n < HELD_MAX && content.n < HELD_BYTES_MAX - pack->held_bytes) {
		VEC_PUSH(mem, &pack->held, str_dup(mem, content));
		pack->held_bytes += content.n;
		return true;
	}
	return begin(pack) && feed(pack, content);
}

bool publish_pack_close(struct publish_pack *pack)
{
	if (pack->process)
		return finish(pack, false);
	for (size_t i = 0; i < pack->held.n; i++) {
		if (!repo_write(pack->repo, REPO_BLOB, pack->held.items[i]))
			return fail(pack, repo_problem(pack->program->mem));
	}
	pack->held.n = 0;
	return true;
}

void publish_pack_drop(struct publish_pack *pack)
{
	if (pack->process)
		(void)process_finish(pack->process);
	pack->process = NULL;
}
