/* SPDX-License-Identifier: MIT */
/* .mailmap by libgit2, with addresses brought to lower case on both sides. */
#include "git/mailmap.h"

#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "base/utf8.h"
#include "git/handle.h"

static bool read_head(struct arena *mem, struct repo *repo, str *ret_text)
{
	git_object *object = NULL;
	bool found = false;

	if (git_revparse_single(&object, repo->git, "HEAD:.mailmap") == 0) {
		const struct oid id = handle_oid(git_object_id(object));

		found = handle_read(mem, repo, &id, GIT_OBJECT_BLOB, ret_text);
	}
	git_object_free(object);
	return found;
}

static bool read_text(struct arena *mem, struct repo *repo, str *ret_text)
{
	if (repo->info.bare)
		return read_head(mem, repo, ret_text);
	const str path = path_join(mem, repo->info.root, S(".mailmap"));

	return file_kind(path) == FILE_REGULAR && file_read(mem, path, LIMIT_MAILMAP, ret_text);
}

/* Names keep their case: they are shown. */
static str lower_addresses(struct arena *mem, str text)
{
	char *const copy = str_cstr(mem, text);
	bool inside = false;

	for (size_t i = 0; i < text.n; i++) {
		if (copy[i] == '<')
			inside = true;
		else if (copy[i] == '>' || copy[i] == '\n')
			inside = false;
		else if (inside)
			copy[i] = char_lower(copy[i]);
	}
	return (str){copy, text.n};
}

git_mailmap *mailmap_read(struct arena *tmp, struct repo *repo)
{
	const struct arena_mark mark = arena_mark(tmp);
	git_mailmap *mailmap = NULL;
	str text;

	if (read_text(tmp, repo, &text)) {
		text = lower_addresses(tmp, text);
		if (git_mailmap_from_buffer(&mailmap, text.p, text.n) != 0)
			mailmap = NULL;
	}
	arena_rewind(tmp, mark);
	return mailmap;
}

/* Where an address that has its '@' at i ends; i when the '@' is no part of one. */
static size_t address_end(str name, size_t i)
{
	size_t end = i + 1;

	if (name.p[i] != '@' || i == 0 || char_is_space(name.p[i - 1]))
		return i;
	while (end < name.n && !char_is_space(name.p[end]) && !memchr(")]>,;'\"", name.p[end], 7))
		end++;
	return end > i + 1 ? end : i;
}

/*
 * For lack of a name some tools write the address in its place, and no address reaches the output:
 * what stands before the '@' is enough to tell people apart.
 */
static str hide_addresses(struct arena *mem, str name)
{
	struct buf out;
	size_t from = 0;

	buf_init(&out, mem);
	for (size_t i = 0; i < name.n; i++) {
		const size_t end = address_end(name, i);

		if (end == i)
			continue;
		buf_add(&out, str_slice(name, from, i));
		from = end;
		i = end - 1;
	}
	buf_add(&out, str_from(name, from));
	return buf_str(&out);
}

struct repo_person mailmap_resolve(
    struct arena *mem, struct arena *tmp, const git_mailmap *mailmap, struct repo_person written)
{
	const struct arena_mark mark = arena_mark(tmp);
	const char *const name = str_cstr(tmp, written.name);
	const char *const email = str_cstr(tmp, str_lower(tmp, written.email));
	const char *real_name = name, *real_email = email;
	size_t replaced;

	if (mailmap && git_mailmap_resolve(&real_name, &real_email, mailmap, name, email) != 0) {
		real_name = name;
		real_email = email;
	}
	const struct repo_person person = {
	    str_dup(
		mem, hide_addresses(tmp, utf8_sanitize(tmp, str_of_cstr(real_name), &replaced))),
	    str_dup(mem, utf8_sanitize(tmp, str_of_cstr(real_email), &replaced))};

	arena_rewind(tmp, mark);
	return person;
}
