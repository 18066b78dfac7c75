/* SPDX-License-Identifier: MIT */
/* Building blocks of page data: the frame of every page, links, rows, dates. */
#include "page/common.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/version.h"

static str root_of(struct arena *mem, str url)
{
	struct buf out;

	buf_init(&out, mem);
	for (size_t i = 0; i < url.n; i++) {
		if (url.p[i] == '/')
			buf_add(&out, S("../"));
	}
	return buf_str(&out);
}

static void count_kinds(struct arena *mem, const struct site *site, struct value data)
{
	size_t counts[DEF_KIND_COUNT] = {0};

	for (size_t i = 0; i < site->def_count; i++)
		counts[site->defs[i].def.kind]++;
	size_t kinds = 0;
	for (size_t i = 0; i < DEF_KIND_COUNT; i++) {
		value_set(mem, data, def_kinds[i].plural, value_int(mem, (int64_t)counts[i]));
		kinds += counts[i] > 0;
	}
	VALUE_SET(mem, data, "many_kinds", value_bool(kinds > 1));
	VALUE_SET(mem, data, "definitions", value_int(mem, (int64_t)site->def_count));
	VALUE_SET(mem, data, "removed", value_int(mem, (int64_t)site->removed_count));
	VALUE_SET(mem, data, "edges", value_int(mem, (int64_t)site->edge_count));
	VALUE_SET(mem, data, "unresolved", value_int(mem, (int64_t)site->missing_count));
}

static struct value date_in(
    struct arena *mem, const struct language *language, bool known, int64_t utc_s)
{
	if (!known || utc_s == REPO_TIME_UNKNOWN)
		return VALUE_NONE;
	struct value date = value_map(mem);
	VALUE_SET(mem, date, "iso", value_string(date_rfc3339(mem, utc_s)));
	VALUE_SET(mem, date, "day", value_string(language_day(mem, language, utc_s)));
	VALUE_SET(mem, date, "date", value_string(language_date(mem, language, utc_s)));
	return date;
}

struct value page_share(struct arena *mem, const struct site *site)
{
	struct value data = value_map(mem);
	const struct repo_commit *head = site->commits.n ? &site->commits.items[0] : NULL;

	VALUE_SET(mem, data, "title", value_string(site->config.title));
	VALUE_SET(mem, data, "description", page_text(site->config.description));
	VALUE_SET(mem, data, "language", value_string(site->language->code));
	VALUE_SET(mem, data, "translated", value_bool(site->language->translated));
	VALUE_SET(mem, data, "right_to_left", value_bool(site->language->right_to_left));
	VALUE_SET(mem, data, "generator", value_string(S("agentdoc " AGENTDOC_VERSION)));
	VALUE_SET(mem, data, "logo", page_text(site->config.logo_url));
	VALUE_SET(mem, data, "has_colors", value_bool(page_has_colors(site)));
	VALUE_SET(mem, data, "has_custom_css",
	    value_bool(page_find_asset(site, S("custom.css")) != NULL));
	VALUE_SET(mem, data, "keyboard", value_bool(site->config.keyboard));
	VALUE_SET(mem, data, "footer", page_footer(mem, site));
	VALUE_SET(mem, data, "base_url", page_text(site->config.base_url));
	VALUE_SET(mem, data, "repository", page_text(site->config.repository));
	VALUE_SET(mem, data, "commit", page_text(site->source_commit));
	VALUE_SET(mem, data, "short", page_text(str_slice(site->source_commit, 0, 10)));
	VALUE_SET(
	    mem, data, "commit_url", page_text(page_commit_url(mem, site, site->source_commit)));
	VALUE_SET(mem, data, "branch", page_text(site->source_branch));
	VALUE_SET(mem, data, "date",
	    date_in(mem, site->language, head != NULL, head ? head->author_utc_s : 0));
	VALUE_SET(mem, data, "has_history", value_bool(site->has_history));
	VALUE_SET(
	    mem, data, "history_left_out", value_bool(!site->has_history && site->commits.n > 0));
	VALUE_SET(mem, data, "has_removed", value_bool(page_has_removed(site)));
	VALUE_SET(mem, data, "shallow", value_bool(site->repo && site->repo->shallow));
	VALUE_SET(mem, data, "begins_later", value_bool(site->begins_later));
	VALUE_SET(mem, data, "partial", value_bool(site->repo && site->repo->partial));
	VALUE_SET(mem, data, "uncommitted", value_int(mem, (int64_t)site->uncommitted));
	count_kinds(mem, site, data);
	return data;
}

struct value page_begin(struct page_run *run, str url, str title, str section)
{
	struct arena *mem = run->mem;
	struct value data = value_map(mem);
	str base = run->site->config.base_url;

	VALUE_SET(mem, data, "root", value_string(root_of(mem, url)));
	VALUE_SET(mem, data, "url", value_string(url));
	VALUE_SET(mem, data, "title", value_string(title));
	VALUE_SET(mem, data, "description", VALUE_NONE);
	VALUE_SET(
	    mem, data, "canonical", base.n ? value_string(str_cat(mem, base, url)) : VALUE_NONE);
	VALUE_SET(mem, data, "noindex", value_bool(false));
	VALUE_SET(mem, data, "section", value_string(section));
	VALUE_SET(mem, data, "nav", page_nav(mem, run->site, section));
	VALUE_SET(mem, data, "site", run->shared);
	return data;
}

void page_set_list(
    struct arena *mem, struct value data, str key, str count_key, str many_key, struct value list)
{
	value_set(mem, data, key, list);
	value_set(mem, data, count_key, value_int(mem, (int64_t)value_count(list)));
	value_set(mem, data, many_key, value_bool(value_count(list) != 1));
}

struct value page_text(str s)
{
	return s.n ? value_string(s) : VALUE_NONE;
}

struct value page_date(struct page_run *run, bool known, int64_t utc_s)
{
	return date_in(run->mem, run->site->language, known, utc_s);
}

str page_relation_label(const struct page_run *run, enum rel_kind kind, bool incoming)
{
	return page_say(run, (incoming ? TEXT_DELEGATES_TO_BACK : TEXT_DELEGATES_TO) + kind);
}

void page_set_kind(struct page_run *run, struct value data, enum def_kind kind)
{
	VALUE_SET(run->mem, data, "kind", value_string(def_kinds[kind].name));
	VALUE_SET(run->mem, data, "kind_name", value_string(page_say(run, TEXT_KIND_AGENT + kind)));
}

struct value page_strings(struct arena *mem, const struct def_strings *strings)
{
	struct value list = value_list(mem);

	for (size_t i = 0; i < strings->n; i++)
		value_push(mem, list, value_string(strings->items[i]));
	return list;
}

struct value page_def_link(struct page_run *run, const struct site_def *def)
{
	struct arena *mem = run->mem;
	struct value link = value_map(mem);

	VALUE_SET(mem, link, "id", value_string(def->id));
	page_set_kind(run, link, def->def.kind);
	VALUE_SET(mem, link, "name", value_string(def->def.title));
	VALUE_SET(mem, link, "url", value_string(def->url));
	VALUE_SET(mem, link, "deleted", value_bool(def->deleted));
	VALUE_SET(mem, link, "summary", page_text(def->def.summary));
	return link;
}

static struct value folder_link(struct page_run *run, const struct site_def *def)
{
	struct arena *mem = run->mem;

	if (def->deleted)
		return VALUE_NONE;
	const struct site_folder *folder = &run->site->folders[def->folder];
	struct value link = value_map(mem);
	VALUE_SET(mem, link, "name", page_text(folder->name));
	VALUE_SET(mem, link, "url", value_string(folder->url));
	return link;
}

static void add_tools(struct arena *mem, struct value row, const struct def_tools *tools)
{
	VALUE_SET(mem, row, "tools_all", value_bool(tools->inherits_all));
	VALUE_SET(mem, row, "tools", page_strings(mem, &tools->allowed));
	VALUE_SET(mem, row, "tool_count", value_int(mem, (int64_t)tools->allowed.n));
}

struct value page_def_row(struct page_run *run, const struct site_def *def)
{
	struct arena *mem = run->mem;
	struct value row = page_def_link(run, def);
	str sentence = def->revision_count ? def->revisions[0].change.sentence : STR_ABSENT;
	const size_t problems =
	    diag_count_items(def->def.problems, def->def.problem_count, DIAG_WARNING);

	VALUE_SET(mem, row, "base", value_string(def->base));
	VALUE_SET(mem, row, "path", value_string(def->def.path));
	VALUE_SET(mem, row, "folder", folder_link(run, def));
	VALUE_SET(mem, row, "model", page_text(def->def.model));
	VALUE_SET(mem, row, "color", page_text(def->def.color));
	add_tools(mem, row, &def->def.tools);
	VALUE_SET(mem, row, "words", value_int(mem, (int64_t)def->def.words));
	VALUE_SET(mem, row, "revisions", value_int(mem, (int64_t)def->revision_count));
	VALUE_SET(mem, row, "created", page_date(run, def->has_created, def->created_utc_s));
	VALUE_SET(mem, row, "updated", page_date(run, def->has_updated, def->updated_utc_s));
	VALUE_SET(mem, row, "callers", value_int(mem, (int64_t)site_count_callers(run->site, def)));
	VALUE_SET(mem, row, "in_count", value_int(mem, (int64_t)def->in_count));
	VALUE_SET(mem, row, "out_count", value_int(mem, (int64_t)def->out_count));
	VALUE_SET(mem, row, "problems_count", value_int(mem, (int64_t)problems));
	VALUE_SET(mem, row, "problems_many", value_bool(problems != 1));
	VALUE_SET(mem, row, "recovered", value_bool(def->def.recovered));
	VALUE_SET(mem, row, "change", page_text(sentence));
	return row;
}

static void add_chip(struct arena *mem, struct value chips, str text, str kind)
{
	struct value chip = value_map(mem);

	VALUE_SET(mem, chip, "text", value_string(text));
	VALUE_SET(mem, chip, "kind", value_string(kind));
	value_push(mem, chips, chip);
}

static str sweep_text(struct page_run *run, uint32_t n)
{
	struct buf number;

	buf_init(&number, run->mem);
	buf_uint(&number, n);
	return language_fill_one(run->mem, run->site->language, TEXT_ONE_OF, buf_str(&number));
}

/* The few words that tell revisions apart at a glance, without fields that the sentence tells. */
static struct value chips_of(struct page_run *run, const struct site_revision *revision)
{
	struct arena *mem = run->mem;
	const struct site_change *change = &revision->change;
	struct value chips = value_list(mem);

	for (size_t i = 0; i < change->field_count; i++) {
		if (!change->fields[i].told)
			add_chip(mem, chips, change->fields[i].key, S("field"));
	}
	for (size_t i = 0; i < CHANGE_FLAG_COUNT; i++) {
		if (change->flags & (1u << i) & ~(unsigned)(CHANGE_SWEEP | CHANGE_BOUNDARY))
			add_chip(mem, chips,
			    page_say(run, (enum language_key)(TEXT_FLAG_RENAME_ONLY + i)),
			    S("flag"));
	}
	if (change->flags & CHANGE_SWEEP)
		add_chip(mem, chips, sweep_text(run, revision->hist.sweep), S("sweep"));
	return chips;
}

str page_author(const struct page_run *run, const struct repo_commit *commit)
{
	if (!commit->author.name.p)
		return STR_ABSENT;
	return commit->author.name.n ? commit->author.name : page_say(run, TEXT_NO_NAME);
}

static str subject_of(const struct page_run *run, const struct repo_commit *commit)
{
	if (!commit)
		return page_say(run, TEXT_NOT_COMMITTED);
	return commit->subject.n ? commit->subject : page_say(run, TEXT_NO_SUBJECT);
}

void page_add_commit(struct page_run *run, struct value row, const struct repo_commit *commit)
{
	struct arena *mem = run->mem;
	str hex = commit ? oid_hex(mem, &commit->id, 40) : STR_ABSENT;

	VALUE_SET(mem, row, "committed", value_bool(commit != NULL));
	VALUE_SET(mem, row, "commit", value_string(hex));
	VALUE_SET(mem, row, "short", value_string(str_slice(hex, 0, 10)));
	VALUE_SET(mem, row, "commit_url", page_text(page_commit_url(mem, run->site, hex)));
	VALUE_SET(
	    mem, row, "date", page_date(run, commit != NULL, commit ? commit->author_utc_s : 0));
	VALUE_SET(mem, row, "author", page_text(commit ? page_author(run, commit) : STR_ABSENT));
	VALUE_SET(mem, row, "subject", value_string(subject_of(run, commit)));
}

struct value page_revision_row(struct page_run *run, const struct site_revision *revision)
{
	struct arena *mem = run->mem;
	struct value row = value_map(mem);
	const struct hist_revision *hist = &revision->hist;
	const struct site_change *change = &revision->change;

	page_add_commit(run, row, site_commit_of(run->site, revision));
	VALUE_SET(mem, row, "url", page_text(revision->url));
	VALUE_SET(mem, row, "path", value_string(hist->path));
	VALUE_SET(mem, row, "old_path", page_text(hist->old_path));
	VALUE_SET(mem, row, "status", value_string(hist_status_names[hist->status]));
	if (site_is_boundary(run->site, revision))
		VALUE_SET(mem, row, "boundary", value_bool(true));
	else
		value_set(mem, row, hist_status_names[hist->status], value_bool(true));
	VALUE_SET(mem, row, "sentence", page_text(change->sentence));
	PAGE_SET_LIST(mem, row, "chips", chips_of(run, revision));
	VALUE_SET(mem, row, "words_added", value_int(mem, change->words_added));
	VALUE_SET(mem, row, "words_removed", value_int(mem, change->words_removed));
	VALUE_SET(mem, row, "has_words", value_bool(change->words_added || change->words_removed));
	VALUE_SET(mem, row, "missing", value_bool((change->flags & CHANGE_MISSING) != 0));
	VALUE_SET(mem, row, "sweep",
	    change->flags & CHANGE_SWEEP ? value_int(mem, hist->sweep) : VALUE_NONE);
	return row;
}

bool page_emit(struct page_run *run, str template, struct value data)
{
	struct page page = {
	    .url = value_text(*value_get(data, S("url"))),
	    .template = template,
	    .data = data,
	};

	return !page_is_wanted(run, page.url) || run->sink(run->context, &page);
}

bool page_emit_bytes(struct page_run *run, str url, str content)
{
	struct page page = {.url = url, .content = content};

	return !page_is_wanted(run, url) || run->sink(run->context, &page);
}
