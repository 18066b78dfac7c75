/* SPDX-License-Identifier: MIT */
/* Collects the texts of a definition and writes them as one script of data. */
#include "page/versions.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/json.h"
#include "base/vec.h"
#include "page/common.h"
#include "site/change_json.h"

void page_versions_begin(struct page_versions *versions)
{
	arena_rewind(versions->mem, versions->empty);
	versions->line_count = 0;
	versions->seen.items = NULL;
	versions->seen.n = versions->seen.cap = 0;
	versions->fields.items = NULL;
	versions->fields.n = versions->fields.cap = 0;
	buf_init(&versions->lines, versions->mem);
	buf_init(&versions->past, versions->mem);
}

static const struct page_version *find_version(
    const struct page_versions *versions, const struct oid *blob)
{
	for (size_t i = versions->seen.n; i > 0; i--) {
		if (oid_eq(&versions->seen.items[i - 1].blob, blob))
			return &versions->seen.items[i - 1];
	}
	return NULL;
}

static uint32_t add_line(struct page_versions *versions, str line)
{
	if (versions->line_count)
		buf_add(&versions->lines, S(",\n"));
	json_quote(&versions->lines, line);
	return versions->line_count++;
}

/* The number of a definition's fields; the same ones are written once. */
static size_t add_fields(struct page_versions *versions, const struct definition *def)
{
	const struct arena_mark mark = arena_mark(versions->mem);
	struct buf text;
	struct json json;

	buf_init(&text, versions->mem);
	json_init(&json, &text);
	site_fields_json(&json, versions->mem, def);
	for (size_t i = versions->fields.n; i > 0; i--) {
		if (str_eq(versions->fields.items[i - 1], buf_str(&text))) {
			arena_rewind(versions->mem, mark);
			return i - 1;
		}
	}
	VEC_PUSH(versions->mem, &versions->fields, buf_str(&text));
	return versions->fields.n - 1;
}

static const struct page_version *add_version(
    struct page_versions *versions, const struct oid *blob, const struct definition *def, size_t n)
{
	struct page_version version = {.blob = *blob,
	    .lines = ARENA_ARRAY(versions->mem, uint32_t, n),
	    .n = n,
	    .fields = add_fields(versions, def)};

	VEC_PUSH(versions->mem, &versions->seen, version);
	return &versions->seen.items[versions->seen.n - 1];
}

/* Takes the next line with its end off *rest; false at the end. */
static bool next_line(str *rest, str *ret_line)
{
	size_t end = str_find_char(*rest, '\n', 0);

	if (!rest->n)
		return false;
	*ret_line = str_slice(*rest, 0, end == STR_NONE ? rest->n : end + 1);
	*rest = str_from(*rest, ret_line->n);
	return true;
}

static size_t count_lines(str text)
{
	size_t n = 0;
	str line;

	while (next_line(&text, &line))
		n++;
	return n;
}

/* A text that no diff leads to: all of its lines are new. */
static const struct page_version *add_whole(
    struct page_versions *versions, const struct oid *blob, const struct definition *def)
{
	str text = def->source, line;
	const bool is_newest = !versions->seen.n;
	const struct page_version *version = add_version(versions, blob, def, count_lines(text));

	if (!is_newest)
		buf_add(&versions->past, text);
	for (size_t i = 0; next_line(&text, &line); i++)
		version->lines[i] = add_line(versions, line);
	return version;
}

/* The older text of a diff: the lines that stayed have their numbers from the newer one. */
static void add_older(struct page_versions *versions, const struct oid *blob, const uint32_t *newer,
    const struct page_revision_input *input)
{
	const struct diff *diff = input->diff;
	const struct page_version *version =
	    add_version(versions, blob, input->before, diff->old_count);

	for (size_t i = 0; i < diff->run_count; i++) {
		const struct diff_run *run = &diff->runs[i];
		for (uint32_t k = 0; run->op == DIFF_EQUAL && k < run->n; k++)
			version->lines[run->old_line + k] = newer[run->new_line + k];
		for (uint32_t k = 0; run->op == DIFF_DELETE && k < run->n; k++) {
			const str line = diff->old_lines[run->old_line + k];
			version->lines[run->old_line + k] = add_line(versions, line);
			buf_add(&versions->past, line);
		}
	}
}

void page_versions_add(struct page_versions *versions, const struct hist_revision *hist,
    const struct page_revision_input *input)
{
	const struct page_version *after = NULL;

	if (input->after) {
		after = find_version(versions, &hist->blob);
		if (!after)
			after = add_whole(versions, &hist->blob, input->after);
	}
	if (!input->before || find_version(versions, &hist->old_blob))
		return;
	if (after && input->diff)
		add_older(versions, &hist->old_blob, after->lines, input);
	else
		add_whole(versions, &hist->old_blob, input->before);
}

/* Runs of consecutive lines: [first, number, first, number]. */
static void write_text(struct json *json, const struct page_version *version)
{
	json_array(json);
	for (size_t i = 0; i < version->n;) {
		size_t end = i + 1;
		while (end < version->n && version->lines[end] == version->lines[end - 1] + 1)
			end++;
		json_int(json, version->lines[i]);
		json_int(json, (int64_t)(end - i));
		i = end;
	}
	json_array_end(json);
}

/* Text and fields; a version that is not there has neither. */
static void write_version_data(struct json *json, const struct page_version *version)
{
	json_key(json, S("text"));
	if (!version) {
		json_null(json);
		json_null_at(json, S("fields"));
		return;
	}
	write_text(json, version);
	json_int_at(json, S("fields"), (int64_t)version->fields);
}

static void write_version(struct page_run *run, struct json *json,
    const struct page_versions *versions, const struct site_revision *revision)
{
	const struct repo_commit *commit = site_commit_of(run->site, revision);
	const struct page_version *version = find_version(versions, &revision->hist.blob);
	const bool dated = commit && commit->author_utc_s != REPO_TIME_UNKNOWN;

	json_object(json);
	json_string_at(json, S("commit"), commit ? oid_hex(run->mem, &commit->id, 10) : STR_ABSENT);
	json_string_at(
	    json, S("date"), dated ? date_day(run->mem, commit->author_utc_s) : STR_ABSENT);
	json_string_at(json, S("author"), commit ? commit->author.name : STR_ABSENT);
	json_string_at(json, S("sentence"), revision->change.sentence);
	json_string_at(json, S("url"), revision->url);
	json_string_at(json, S("path"), revision->hist.path);
	write_version_data(json, version);
	json_object_end(json);
}

/* Without a history the current text is the only version. */
static void write_only_version(
    struct json *json, const struct site_def *def, const struct page_version *version)
{
	json_object(json);
	json_null_at(json, S("commit"));
	json_string_at(json, S("path"), def->def.path);
	write_version_data(json, version);
	json_object_end(json);
}

bool page_versions_emit(
    struct page_run *run, struct page_versions *versions, const struct site_def *def)
{
	struct arena_mark mark = arena_mark(run->mem);
	struct buf out;
	struct json json;

	if (!def->revision_count)
		add_whole(versions, &def->blob, &def->def);
	buf_init(&out, run->mem);
	buf_add(&out, S("agentdoc.versions("));
	json_init(&json, &out);
	json_object(&json);
	json_string_at(&json, S("id"), def->id);
	json_string_at(&json, S("name"), def->def.title);
	json_string_at(&json, S("url"), def->url);
	json_key(&json, S("versions"));
	json_array_lines(&json);
	for (size_t i = 0; i < def->revision_count; i++)
		write_version(run, &json, versions, &def->revisions[i]);
	if (!def->revision_count)
		write_only_version(&json, def, &versions->seen.items[0]);
	json_array_end(&json);
	json_object_end(&json);
	buf_add(&out, S(",[\n"));
	buf_add(&out, buf_str(&versions->lines));
	buf_add(&out, S("],[\n"));
	for (size_t i = 0; i < versions->fields.n; i++) {
		buf_add(&out, i ? S(",\n") : S(""));
		buf_add(&out, versions->fields.items[i]);
	}
	buf_add(&out, S("]);\n"));
	bool going = page_emit_bytes(run, str_cat(run->mem, def->base, S(".js")), buf_str(&out));
	arena_rewind(run->mem, mark);
	return going;
}
