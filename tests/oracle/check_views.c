/* SPDX-License-Identifier: MIT */
/*
 * Renders pairs of texts, compares them, and checks what must hold of every view of two bodies:
 *
 *	git log --raw --no-abbrev ... | sed ... | check_views REPOSITORY
 *
 * Reads lines of two blobs, "OLD NEW". Prints a line for each pair with a problem, and at the end
 * "N pairs, N without a difference, N bounded".
 */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "git/repo.h"
#include "rendered/rendered.h"
#include "unit/rendered/check_view.h"
#include "unit/rendered/words.h"

struct counts {
	size_t pairs, equal, bounded, failed;
};

static unsigned digit(char c)
{
	return (unsigned)(char_is_digit(c) ? c - '0' : c - 'a' + 10);
}

static bool parse_oid(str hex, struct oid *ret_id)
{
	if (hex.n != 2 * sizeof ret_id->id)
		return false;
	for (size_t i = 0; i < sizeof ret_id->id; i++)
		ret_id->id[i] = (unsigned char)(digit(hex.p[2 * i]) << 4 | digit(hex.p[2 * i + 1]));
	return true;
}

/* The text below the front matter, as the lines "---" show it. */
static str body_of(str text)
{
	const size_t end =
	    str_starts_with(text, S("---\n")) ? str_find(text, S("\n---\n"), 3) : STR_NONE;

	return end == STR_NONE ? text : str_from(text, end + 5);
}

static bool render(struct arena *mem, struct arena *tmp, struct repo *repo, str hex,
    struct md_document *ret_document)
{
	const struct md_options options = {.heading_shift = 1};
	struct oid id;
	size_t replaced;
	str text;

	if (!parse_oid(hex, &id) || !repo_read_blob(mem, repo, &id, &text))
		return false;
	text = utf8_sanitize(mem, text, &replaced);
	*ret_document = md_render(mem, tmp, body_of(text), &options);
	return true;
}

static void check_pair(struct repo *repo, str line, struct counts *counts)
{
	struct arena *const mem = arena_open(), *const tmp = arena_open();
	struct md_document before, after;
	const char *problem = "a text that cannot be read";
	str old_hex = S(""), new_hex = line;

	str_next_part(&new_hex, ' ', &old_hex);
	if (render(mem, tmp, repo, old_hex, &before) && render(mem, tmp, repo, new_hex, &after)) {
		const struct rendered_view view =
		    rendered_compare(mem, tmp, &rendered_english, &before, &after);

		problem = check_view(mem, view.html.s, &before, &after);
		counts->equal += view.html.s.n == 0;
		counts->bounded += view.bounded;
	}
	counts->pairs++;
	counts->failed += problem != NULL;
	if (problem)
		printf("%.*s: %s\n", STR_ARG(line), problem);
	arena_close(tmp);
	arena_close(mem);
}

int main(int argc, char **argv)
{
	struct arena *const mem = arena_open();
	struct counts counts = {0};
	struct repo *repo;
	char line[256];

	if (argc != 2 ||
	    repo_open(mem, diag_new(mem), str_of_cstr(argv[1]), &repo) != REPO_OPENED) {
		fputs("usage: check_views REPOSITORY <PAIRS\n", stderr);
		arena_close(mem);
		return 2;
	}
	while (fgets(line, sizeof line, stdin))
		check_pair(repo, str_trim(str_of_cstr(line)), &counts);
	printf("%zu pairs, %zu without a difference, %zu bounded\n", counts.pairs, counts.equal,
	    counts.bounded);
	repo_close(repo);
	arena_close(mem);
	return counts.failed > 0;
}
