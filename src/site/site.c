/* SPDX-License-Identifier: MIT */
/*
 * The first step of the model: files and their history become definitions with revisions and
 * edges. What changed in each revision comes later (change.c), because it needs their texts.
 */
#include "site/site.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/path.h"
#include "base/unicode.h"
#include "base/vec.h"
#include "site/address.h"
#include "site/faults.h"
#include "site/finish.h"

static struct hist_revision uncommitted_revision(
    const struct def_file *file, const struct hist_line *line)
{
	bool known = line && line->n && line->revisions[0].status != HIST_DELETED;

	return (struct hist_revision){
	    .commit = HIST_UNCOMMITTED,
	    .status = known ? HIST_MODIFIED : HIST_ADDED,
	    .path = file->path,
	    .blob = file->blob,
	    .old_blob = known ? line->revisions[0].blob : (struct oid){{0}},
	    .mode = REPO_MODE_FILE,
	    .old_mode = known ? line->revisions[0].mode : 0,
	    .sweep = 1,
	};
}

static void copy_revisions(struct arena *mem, struct site_def *def, const struct hist_line *line,
    const struct hist_revision *uncommitted)
{
	size_t extra = uncommitted ? 1 : 0;
	size_t n = (line ? line->n : 0) + extra;

	def->revisions = ARENA_ARRAY(mem, struct site_revision, n);
	def->revision_count = n;
	if (uncommitted)
		def->revisions[0].hist = *uncommitted;
	for (size_t i = extra; i < n; i++)
		def->revisions[i].hist = line->revisions[i - extra];
	def->cut = line && line->cut;
}

/* The commit that changed it last; NULL when that is not known. */
static const struct repo_commit *find_last_commit(
    const struct site *site, const struct site_def *def)
{
	for (size_t i = 0; i < def->revision_count; i++) {
		const struct repo_commit *commit = site_commit_of(site, &def->revisions[i]);
		if (commit && !site_is_boundary(site, &def->revisions[i]))
			return commit;
	}
	return NULL;
}

static void set_dates(const struct site *site, struct site_def *def)
{
	size_t n = def->revision_count;
	const struct repo_commit *last = find_last_commit(site, def);
	const struct repo_commit *first = n ? site_commit_of(site, &def->revisions[n - 1]) : NULL;

	if (last && last->author_utc_s != REPO_TIME_UNKNOWN) {
		def->updated_utc_s = last->author_utc_s;
		def->has_updated = true;
	}
	if (first && !def->cut && first->author_utc_s != REPO_TIME_UNKNOWN) {
		def->created_utc_s = first->author_utc_s;
		def->has_created = true;
	}
}

/* What a text holds depends on nothing else than the text, its path and its kind. */
static bool is_same_text(const struct site_def *former, const struct def_file *file)
{
	return former->def.kind == file->kind && str_eq(former->def.source, file->bytes);
}

static void read_text(struct arena *mem, struct arena *tmp, struct diag *diag,
    const struct site *former_site, const struct def_file *file, struct definition *ret_def)
{
	const struct site_def *former =
	    former_site ? map_get(&former_site->by_path, file->path) : NULL;

	if (!former || !is_same_text(former, file)) {
		def_parse(mem, tmp, diag, file->path, file->kind, file->bytes, ret_def);
		return;
	}
	*ret_def = former->def;
	for (size_t i = 0; diag && i < ret_def->problem_count; i++)
		diag_repeat(diag, &ret_def->problems[i]);
}

static void add_living(struct arena *mem, struct arena *tmp, struct diag *diag, struct site *site,
    const struct site_input *input)
{
	struct map lines = {0};

	for (size_t i = 0; i < input->history.alive_count; i++)
		*map_put(tmp, &lines, input->history.lines[i].path) = &input->history.lines[i];
	site->def_count = input->files.n;
	site->defs = ARENA_ARRAY(mem, struct site_def, input->files.n);
	for (size_t i = 0; i < input->files.n; i++) {
		const struct def_file *file = &input->files.items[i];
		const struct hist_line *line = map_get(&lines, file->path);
		struct site_def *def = &site->defs[i];
		read_text(mem, tmp, diag, input->former, file, &def->def);
		def->blob = file->blob;
		def->first =
		    line && line->n ? line->revisions[line->n - 1].commit : HIST_UNCOMMITTED;
		if (!input->with_history)
			continue;
		bool same = line && line->n && oid_eq(&line->revisions[0].blob, &file->blob);
		struct hist_revision uncommitted = uncommitted_revision(file, line);
		copy_revisions(mem, def, line, same ? NULL : &uncommitted);
		site->uncommitted += !same;
		set_dates(site, def);
	}
}

static enum def_kind kind_of_removed(str path)
{
	enum def_path said = def_path_kind(path);

	return said < DEF_PATH_MAYBE ? (enum def_kind)said : DEF_AGENT;
}

/* What the page says of a definition whose last text git cannot give; that it is empty is not so.
 */
static void set_missing(struct arena *mem, struct site_def *def)
{
	struct diag_item *item = ARENA_NEW(mem, struct diag_item);

	*item = (struct diag_item){
	    .code = AD305,
	    .severity = diag_info(AD305)->severity,
	    .place = diag_at(def->def.path, 0, 0),
	    .text = S("its last text cannot be read: this clone of the repository lacks it"),
	};
	def->def.problems = item;
	def->def.problem_count = 1;
}

/* The folders of all skills, living and removed: what else was removed from them was theirs. */
static struct map find_skills(struct arena *tmp, const struct site_input *input)
{
	const struct history *history = &input->history;
	struct map skills = {0};

	for (size_t i = 0; i < input->files.n; i++) {
		const struct def_file *file = &input->files.items[i];
		if (file->kind == DEF_SKILL)
			*map_put(tmp, &skills, path_dir(file->path)) = &skills;
	}
	for (size_t i = history->alive_count; i < history->n; i++) {
		str path = history->lines[i].path;
		if (def_path_kind(path) == DEF_PATH_SKILL)
			*map_put(tmp, &skills, path_dir(path)) = &skills;
	}
	return skills;
}

/* The removal of a definition that HEAD still has. */
static struct hist_revision uncommitted_removal(const struct hist_line *line)
{
	return (struct hist_revision){
	    .commit = HIST_UNCOMMITTED,
	    .status = HIST_DELETED,
	    .path = line->path,
	    .old_blob = line->revisions[0].blob,
	    .old_mode = line->revisions[0].mode,
	    .sweep = 1,
	};
}

static void add_removed_line(struct arena *mem, struct arena *tmp, struct site *site,
    const struct site_input *input, const struct hist_line *line)
{
	struct site_def *def = &site->removed[site->removed_count++];
	struct hist_revision removal = {0};
	str bytes = S("");

	if (line->alive)
		removal = uncommitted_removal(line);
	def->deleted = true;
	def->first = line->n ? line->revisions[line->n - 1].commit : HIST_UNCOMMITTED;
	def->blob = line->alive ? removal.old_blob : line->revisions[0].old_blob;
	bool readable = repo_read_blob(mem, input->repo, &def->blob, &bytes);
	def_parse(mem, tmp, NULL, line->path, kind_of_removed(line->path), bytes, &def->def);
	if (!readable)
		set_missing(mem, def);
	copy_revisions(mem, def, line, line->alive ? &removal : NULL);
	site->uncommitted += line->alive;
	set_dates(site, def);
}

/* What is gone from HEAD, and what only the work tree lacks: a living line without a file. */
static void add_removed(
    struct arena *mem, struct arena *tmp, struct site *site, const struct site_input *input)
{
	const struct history *history = &input->history;
	const struct map skills = find_skills(tmp, input);
	struct map there = {0};

	for (size_t i = 0; i < input->files.n; i++)
		*map_put(tmp, &there, input->files.items[i].path) = site;
	site->removed = ARENA_ARRAY(mem, struct site_def, history->n - input->files.n);
	for (size_t i = 0; i < history->n; i++) {
		const struct hist_line *line = &history->lines[i];
		bool is_here = line->alive && map_get(&there, line->path);
		if (!is_here && line->n && !def_is_asset(&skills, line->path))
			add_removed_line(mem, tmp, site, input, line);
	}
}

static int compare_defs(const void *left, const void *right)
{
	const struct site_def *a = left, *b = right;

	if (a->def.kind != b->def.kind)
		return a->def.kind < b->def.kind ? -1 : 1;
	return str_cmp(a->slug, b->slug);
}

/* A definition with a single revision has no page for it; its own page shows the same. */
static void give_revision_urls(struct arena *mem, const struct site *site, struct site_def *def)
{
	if (def->revision_count < 2)
		return;
	for (size_t i = 0; i < def->revision_count; i++) {
		struct site_revision *revision = &def->revisions[i];
		const struct repo_commit *commit = site_commit_of(site, revision);
		str name = commit ? oid_hex(mem, &commit->id, 10) : S("uncommitted");
		revision->url =
		    str_format(mem, "%.*s/%.*s.html", STR_ARG(def->base), STR_ARG(name));
	}
}

static struct rel_index *index_names(struct arena *mem, const struct site *site)
{
	struct rel_entry *entries = ARENA_ARRAY(mem, struct rel_entry, site->def_count);

	for (size_t i = 0; i < site->def_count; i++) {
		const struct site_def *def = &site->defs[i];
		entries[i] = (struct rel_entry){
		    .kind = def->def.kind,
		    .path = def->def.path,
		    .slug = def->slug,
		    .name = def->def.name,
		    .stem = def->def.stem,
		};
	}
	return rel_index_new(mem, entries, site->def_count);
}

struct edge_list {
	struct site_edge *items;
	size_t n, cap;
};

struct missing_list {
	struct site_missing *items;
	size_t n, cap;
};

static size_t find_missing(struct arena *mem, struct map *by_id, struct missing_list *list,
    const struct rel_reference *reference)
{
	str id = str_format(mem, "%.*s/%.*s", STR_ARG(def_kinds[reference->target_kind].name),
	    STR_ARG(reference->target_slug));
	void **slot = map_put(mem, by_id, id);

	if (!*slot) {
		struct site_missing missing = {
		    .id = id,
		    .slug = str_dup(mem, reference->target_slug),
		    .name = str_dup(mem, reference->target_name),
		    .kind = reference->target_kind,
		};
		VEC_PUSH(mem, list, missing);
		*slot = (void *)(uintptr_t)list->n;
	}
	return (size_t)(uintptr_t)*slot - 1;
}

/* What texts state depends on the names that there are, and speaks of them by their number. */
static bool has_names_of(const struct site *site, const struct site *former)
{
	if (!former || former->def_count != site->def_count)
		return false;
	for (size_t i = 0; i < site->def_count; i++) {
		const struct site_def *a = &site->defs[i], *b = &former->defs[i];
		if (a->def.kind != b->def.kind || !str_eq(a->def.path, b->def.path) ||
		    !str_eq(a->slug, b->slug) || !str_eq(a->def.name, b->def.name) ||
		    !str_eq(a->def.stem, b->def.stem))
			return false;
	}
	return true;
}

/* Front matter and body apart, because revisions are compared with them so. */
static struct site_stated read_relations(
    struct arena *mem, struct arena *tmp, const struct site *site, size_t i)
{
	const struct definition *def = &site->defs[i].def;

	struct site_stated stated = {
	    .front = rel_extract(mem, tmp, site->names, def, i, REL_FRONT_MATTER),
	    .leads = rel_leads(tmp, site->names, def),
	};

	stated.body = rel_extract_today(mem, tmp, site->names, def, i, &stated.quiet);
	return stated;
}

static void read_all_relations(struct arena *mem, struct arena *tmp, struct site *site)
{
	const struct site *former = site->former;

	for (size_t i = 0; i < site->def_count; i++) {
		struct site_def *def = &site->defs[i];
		/* a text that was taken over is the same bytes */
		const bool is_kept =
		    site->has_former_names && former->defs[i].def.source.p == def->def.source.p;
		def->stated = is_kept ? former->defs[i].stated : read_relations(mem, tmp, site, i);
	}
}

static void draw_edges(struct arena *mem, struct arena *tmp, struct site *site)
{
	struct edge_list edges = {0};
	struct missing_list missing = {0};
	struct map by_id = {0};

	for (size_t i = 0; i < site->def_count; i++) {
		struct site_def *def = &site->defs[i];
		struct rel_references found =
		    rel_join(mem, tmp, &def->stated.front, &def->stated.body);
		def->out = ARENA_ARRAY(mem, size_t, found.n);
		for (size_t k = 0; k < found.n; k++) {
			const struct rel_reference *one = &found.items[k];
			struct site_edge edge = {
			    .source = i,
			    .target = one->target == REL_UNRESOLVED ? SITE_NONE : one->target,
			    .missing = SITE_NONE,
			    .relation = one->relation,
			    .declared = one->declared,
			    .line = one->line,
			    .evidence = one->evidence,
			    .since = HIST_UNCOMMITTED,
			};
			if (edge.target == SITE_NONE)
				edge.missing = find_missing(mem, &by_id, &missing, one);
			def->out[def->out_count++] = edges.n;
			VEC_PUSH(mem, &edges, edge);
		}
	}
	site->edges = edges.items;
	site->edge_count = edges.n;
	site->missing = missing.items;
	site->missing_count = missing.n;
}

/* Two passes: count, then fill, so that each list is exactly as long as it needs to be. */
static void draw_back_edges(struct arena *mem, struct site *site)
{
	for (size_t i = 0; i < site->edge_count; i++) {
		const struct site_edge *edge = &site->edges[i];
		if (edge->target != SITE_NONE)
			site->defs[edge->target].in_count++;
		else
			site->missing[edge->missing].in_count++;
	}
	for (size_t i = 0; i < site->def_count; i++) {
		site->defs[i].in = ARENA_ARRAY(mem, size_t, site->defs[i].in_count);
		site->defs[i].in_count = 0;
	}
	for (size_t i = 0; i < site->missing_count; i++) {
		site->missing[i].in = ARENA_ARRAY(mem, size_t, site->missing[i].in_count);
		site->missing[i].in_count = 0;
	}
	for (size_t i = 0; i < site->edge_count; i++) {
		const struct site_edge *edge = &site->edges[i];
		if (edge->target != SITE_NONE) {
			struct site_def *def = &site->defs[edge->target];
			def->in[def->in_count++] = i;
		} else {
			struct site_missing *missing = &site->missing[edge->missing];
			missing->in[missing->in_count++] = i;
		}
	}
}

static int compare_missing_of(const void *left, const void *right)
{
	const struct site_missing *a = *(const struct site_missing *const *)left;
	const struct site_missing *b = *(const struct site_missing *const *)right;

	return str_cmp(a->id, b->id);
}

/* Sorts the unresolved targets by id and renumbers the edges that point to them. */
static void sort_missing(struct arena *mem, struct arena *tmp, struct site *site)
{
	size_t n = site->missing_count;
	struct site_missing **order = ARENA_ARRAY(tmp, struct site_missing *, n);
	size_t *place = ARENA_ARRAY(tmp, size_t, n);
	struct site_missing *sorted = ARENA_ARRAY(mem, struct site_missing, n);

	for (size_t i = 0; i < n; i++)
		order[i] = &site->missing[i];
	if (n)
		qsort(order, n, sizeof *order, compare_missing_of);
	for (size_t i = 0; i < n; i++) {
		place[order[i] - site->missing] = i;
		sorted[i] = *order[i];
	}
	for (size_t i = 0; i < site->edge_count; i++) {
		if (site->edges[i].missing != SITE_NONE)
			site->edges[i].missing = place[site->edges[i].missing];
	}
	site->missing = sorted;
}

static void describe_source(struct arena *mem, struct site *site, const struct site_input *input)
{
	site->config = input->config;
	site->language = input->language;
	site->repo = input->repo ? repo_info(input->repo) : NULL;
	site->commits = input->commits;
	site->tags = input->tags;
	site->has_history = input->with_history && input->commits.n;
	site->begins_later = input->begins_later;
	site->ignored = input->ignored;
	site->former = input->former;
	site->has_former_history = input->former && input->has_former_history;
	if (!oid_is_none(&input->commit))
		site->source_commit = oid_hex(mem, &input->commit, 40);
	/* another revision than the branch's has not the branch's sources */
	if (site->repo && oid_eq(&input->commit, &site->repo->head))
		site->source_branch = site->repo->branch;
}

struct site *site_begin(
    struct arena *mem, struct arena *tmp, struct diag *diag, const struct site_input *input)
{
	struct arena_mark mark = arena_mark(tmp);
	struct site *site = ARENA_NEW(mem, struct site);

	describe_source(mem, site, input);
	add_living(mem, tmp, diag, site, input);
	if (input->with_history && input->config.removed)
		add_removed(mem, tmp, site, input);
	site_give_addresses(mem, tmp, diag, site);
	if (site->def_count)
		qsort(site->defs, site->def_count, sizeof *site->defs, compare_defs);
	if (site->removed_count)
		qsort(site->removed, site->removed_count, sizeof *site->removed, compare_defs);
	for (size_t i = 0; i < site->def_count; i++) {
		*map_put(mem, &site->by_path, site->defs[i].def.path) = &site->defs[i];
		*map_put(mem, &site->by_id, site->defs[i].id) = &site->defs[i];
		give_revision_urls(mem, site, &site->defs[i]);
	}
	for (size_t i = 0; i < site->removed_count; i++) {
		void **bearer = map_put(mem, &site->by_id, site->removed[i].id);
		if (!*bearer)
			*bearer = &site->removed[i];
		give_revision_urls(mem, site, &site->removed[i]);
	}
	site_give_redirects(mem, site);
	site_make_folders(mem, site, &input->files);
	site->has_former_names = has_names_of(site, site->former);
	site->names = site->has_former_names ? site->former->names : index_names(mem, site);
	read_all_relations(mem, tmp, site);
	draw_edges(mem, tmp, site);
	sort_missing(mem, tmp, site);
	draw_back_edges(mem, site);
	site_find_breaks(tmp, site);
	site_find_insights(mem, tmp, diag, site);
	site_report_unresolved(tmp, diag, site, SITE_DECLARED);
	site_find_facets(mem, tmp, site);
	arena_rewind(tmp, mark);
	return site;
}
