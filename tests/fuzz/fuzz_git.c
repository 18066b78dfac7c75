/* SPDX-License-Identifier: MIT */
/* Any bytes as a commit and as a tree: what comes out must be valid text and views of the input. */
#include <stdlib.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "git/commit.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void expect(bool condition)
{
	if (!condition)
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *const mem = arena_open();
	str raw = {(const char *)data, size};
	struct repo_tree_entry entry;
	struct commit commit;

	if (commit_parse(mem, raw, &commit)) {
		expect(utf8_valid_prefix(commit.subject) == commit.subject.n);
		expect(utf8_valid_prefix(commit.author.name) == commit.author.name.n);
		expect(str_find_char(commit.subject, '\n', 0) == STR_NONE);
	}
	while (repo_tree_next(&raw, &entry))
		expect(entry.name.n > 0 && entry.name.p + entry.name.n < raw.p);
	arena_close(mem);
	return 0;
}
