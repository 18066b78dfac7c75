/* SPDX-License-Identifier: MIT */
/* The front page: all definitions, by kind and name; and one such page for each folder. */
#include "base/arena.h"
#include "page/common.h"
#include "page/kinds.h"

struct value page_kind_groups(struct page_run *run, const size_t *defs, size_t n)
{
	struct arena *mem = run->mem;
	struct value kinds = value_list(mem);

	for (size_t kind = 0; kind < DEF_KIND_COUNT; kind++) {
		struct value rows = value_list(mem);
		for (size_t i = 0; i < n; i++) {
			const struct site_def *def = &run->site->defs[defs ? defs[i] : i];
			if (def->def.kind == (enum def_kind)kind)
				value_push(mem, rows, page_def_row(run, def));
		}
		if (!value_count(rows))
			continue;
		struct value item = value_map(mem);
		VALUE_SET(mem, item, "kind", value_string(def_kinds[kind].name));
		VALUE_SET(mem, item, "plural", value_string(def_kinds[kind].plural));
		VALUE_SET(mem, item, "title", value_string(def_kinds[kind].title));
		VALUE_SET(mem, item, "count", value_int(mem, (int64_t)value_count(rows)));
		VALUE_SET(mem, item, "definitions", rows);
		value_push(mem, kinds, item);
	}
	return kinds;
}

struct value page_folder_links(struct page_run *run)
{
	struct arena *mem = run->mem;
	struct value folders = value_list(mem);

	for (size_t i = 0; i < run->site->folder_count; i++) {
		const struct site_folder *folder = &run->site->folders[i];
		struct value item = value_map(mem);
		VALUE_SET(mem, item, "name", page_text(folder->name));
		VALUE_SET(mem, item, "url", value_string(folder->url));
		VALUE_SET(mem, item, "count", value_int(mem, (int64_t)folder->def_count));
		value_push(mem, folders, item);
	}
	return folders;
}

enum {
	RECENT_COMMITS = 5,
	FOLDERS_SHOWN = 30, /* more are folded away */
};

static struct value recent_of(struct page_run *run)
{
	struct arena *mem = run->mem;
	struct value list = value_list(mem);

	for (size_t i = 0; i < run->site->change_count && i < RECENT_COMMITS; i++)
		value_push(mem, list, page_commit_row(run, &run->site->changes[i]));
	return list;
}

bool page_catalogue(struct page_run *run)
{
	struct arena_mark mark = arena_mark(run->mem);
	struct arena *mem = run->mem;
	const struct site *site = run->site;
	struct value data = page_begin(run, S("index.html"), site->config.title, S("catalogue"));

	VALUE_SET(mem, data, "description", page_text(site->config.description));
	VALUE_SET(mem, data, "kinds", page_kind_groups(run, NULL, site->def_count));
	VALUE_SET(mem, data, "folders", page_folder_links(run));
	VALUE_SET(mem, data, "many_folders", value_bool(site->folder_count > 1));
	VALUE_SET(mem, data, "fold_folders", value_bool(site->folder_count > FOLDERS_SHOWN));
	VALUE_SET(mem, data, "folder_count", value_int(mem, (int64_t)site->folder_count));
	PAGE_SET_LIST(mem, data, "recent", recent_of(run));
	VALUE_SET(mem, data, "empty", value_bool(site->def_count == 0));
	bool going = page_emit(run, S("catalogue"), data);
	arena_rewind(run->mem, mark);
	return going;
}

/* The folder's README.md, as the body of its page. */
static struct value readme_of(struct page_run *run, const struct site_folder *folder)
{
	struct definition readme = {
	    .path = folder->readme_path,
	    .body = folder->readme,
	    .body_line = 1,
	};

	if (!folder->readme.p)
		return VALUE_NONE;
	return value_html(page_readme(run, &readme, S("../")));
}

static bool emit_folder(struct page_run *run, const struct site_folder *folder)
{
	struct arena_mark mark = arena_mark(run->mem);
	struct arena *mem = run->mem;
	str title = folder->name.n ? folder->name : S("Top folder");
	struct value data = page_begin(run, folder->url, title, S("catalogue"));

	VALUE_SET(mem, data, "folder", value_string(title));
	VALUE_SET(mem, data, "count", value_int(mem, (int64_t)folder->def_count));
	VALUE_SET(mem, data, "readme", readme_of(run, folder));
	VALUE_SET(mem, data, "kinds", page_kind_groups(run, folder->defs, folder->def_count));
	VALUE_SET(mem, data, "graph_url", page_text(page_group_url(mem, folder)));
	bool going = page_emit(run, S("folder"), data);
	arena_rewind(run->mem, mark);
	return going;
}

bool page_folders(struct page_run *run)
{
	for (size_t i = 0; i < run->site->folder_count; i++) {
		if (!emit_folder(run, &run->site->folders[i]))
			return false;
	}
	return true;
}
