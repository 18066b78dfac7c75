/* SPDX-License-Identifier: MIT */
/*
 * What the data of several page kinds have in common. Private to page/.
 *
 * Conventions of the data, for whoever writes templates: urls are relative to the root, a template
 * writes href="{{root}}{{url}}"; a date is {iso, day}; a list that may be empty comes with its
 * number, as in names and names_count, for a template to ask whether there is anything, and with
 * names_many, which is false for one, for plurals; counts are numbers, and what is not known is
 * null.
 */
#ifndef PAGE_COMMON_H
#define PAGE_COMMON_H

#include "graph/graph.h"
#include "page/page.h"

/*
 * Starts the data of the page at url:
 *	root url title description canonical noindex section at_SECTION nav[see page_nav]
 *	site{title description language logo has_colors has_custom_css keyboard footer generator
 *	     commit short branch repository commit_url date has_history history_left_out shallow
 *	     begins_later partial uncommitted agents skills commands definitions removed edges
 *	     unresolved}
 * section names the entry of the navigation that the page belongs to: "catalogue", "graph",
 * "changes", "removed", "insights", "search", or "" for none.
 */
struct value page_begin(struct page_run *run, str url, str title, str section);

/* The navigation: [label url external current page], where page is a name of `nav` that has no
 * label of its own, and one of url and external is null. */
struct value page_nav(struct arena *mem, const struct site *site, str section);

/* What the configuration wants at the foot: {text links[as those of page_nav]}; null: nothing. */
struct value page_footer(struct arena *mem, const struct site *site);

/* Whether there is anything to say of removed definitions. */
bool page_has_removed(const struct site *site);

/* Whether the configuration sets colours, so that there is an assets/colors.css. */
bool page_has_colors(const struct site *site);

/* Both sides of a colour of the built-in style sheet; absent when it has none of that name. */
struct page_color {
	str light, dark;
};
struct page_color page_builtin_color(struct arena *tmp, str name);

/* A file of the user below assets/; NULL when there is none of that name. */
const struct site_asset *page_find_asset(const struct site *site, str name);

/* A link to a definition: {id kind name url deleted summary}. */
struct value page_def_link(struct page_run *run, const struct site_def *def);

/*
 * A definition as catalogues show it: a link's members and
 *	base path folder{name url} model tools_all tools[..] tool_count color words revisions
 *	created updated callers in_count out_count problems_count problems_many recovered
 *	change (the last one's sentence)
 */
struct value page_def_row(struct page_run *run, const struct site_def *def);

/*
 * A revision as lists show it:
 *	commit short committed date author subject sentence url path old_path status sweep missing
 *	added modified renamed copied deleted boundary (bool; one of them) words_added words_removed
 *	has_words chips_count
 *	chips[text kind] (first the fields that the sentence does not tell)
 */
struct value page_revision_row(struct page_run *run, const struct site_revision *revision);

/*
 * A revision's fields as Key / Before / After:
 *	[key is_set from{start changed end short} to{start changed end short} added[..] removed[..]]
 * where start and end are what both values share; short is {start changed end} with less text, null
 * when the value is not long.
 */
struct value page_field_changes(struct page_run *run, const struct site_change *change);

/*
 * A commit as change logs show it: a revision row's commit members and
 *	log_url definitions[a link's members, sentence revision_url added removed] count single
 *	folded left (definitions that stand at log_url alone)
 */
struct value page_commit_row(struct page_run *run, const struct site_commit *change);

/* The page of a folder in the graph ("graph/NAME.html"). */
str page_group_url(struct arena *mem, const struct site_folder *folder);

/*
 * Definitions by kind, those without any left out: [kind plural title count
 * definitions[a catalogue's rows]]. defs are indices; NULL: the first n.
 */
struct value page_kind_groups(struct page_run *run, const size_t *defs, size_t n);

/* The folders of the site: [name url count]. */
struct value page_folder_links(struct page_run *run);

/* The kinds, models and tools that have pages: [a facet's value]. */
struct value page_value_links(struct page_run *run);

/*
 * Sets all definitions by the first letters of their names, in their order:
 *	letters[letter digits other (one of them) number definitions[name url kind]] letters_count
 */
void page_add_names(struct page_run *run, struct value data);

/*
 * The first names, at most that many, that several definitions have: [name kind definitions[a
 * catalogue's rows] pair{a b} differs[..] differs_count].
 */
struct value page_duplicates(struct page_run *run, size_t most);

/*
 * Who bore a name that nobody defines, and the commit that ended it; null when nobody ever did:
 *	{a revision row's commit members, removed former[a link's members]}
 */
struct value page_break(struct page_run *run, const struct site_missing *missing);

/* Sets KEY, KEY_count and KEY_many: PAGE_SET_LIST(mem, data, "names", list). */
#define PAGE_SET_LIST(mem, data, key, list)                                                        \
	page_set_list((mem), (data), S(key), S(key "_count"), S(key "_many"), (list))
void page_set_list(
    struct arena *mem, struct value data, str key, str count_key, str many_key, struct value list);

/*
 * The members of a commit in a row: committed commit short commit_url date author subject; NULL for
 * what is not committed.
 */
void page_add_commit(struct page_run *run, struct value row, const struct repo_commit *commit);

/*
 * The name of who wrote a commit; "(no name)" for want of one, never the address; absent when no
 * author is to be named.
 */
str page_author(const struct page_run *run, const struct repo_commit *commit);

/*
 * {iso day date}: for programs, for tables, for sentences; null when it is not known, also of a
 * commit that does not tell.
 */
struct value page_date(struct page_run *run, bool known, int64_t utc_s);

/* A text of the site's language that has no placeholder. */
static inline str page_say(const struct page_run *run, enum language_key key)
{
	return language_text(run->site->language, key);
}

/* What a relation is called in the site's language: as it stands, and from the other side. */
str page_relation_label(const struct page_run *run, enum rel_kind kind, bool incoming);

/* Sets kind, for programs and classes, and kind_name, for people. */
void page_set_kind(struct page_run *run, struct value data, enum def_kind kind);

/* A list of strings. */
struct value page_strings(struct arena *mem, const struct def_strings *strings);

/* Adds url, count and so on only when the text is there: null else. */
struct value page_text(str s);

/* {x y width height text_x text_y} */
struct value page_box(struct arena *mem, const struct graph_box *box);
str page_path(struct arena *mem, const struct graph_path *path);

/*
 * Why a revision's page has no text, or no comparison: {link{target} old_link{target} text old_text
 * replaced}, where text and old_text say that it cannot be read; null when all is there.
 */
struct value page_gaps(struct page_run *run, const struct page_revision_input *input);

/* An example of a description as a dialogue: [who role text]; role is user, assistant or note. */
struct value page_dialogue(struct arena *mem, str example);

/*
 * Addresses in the web view of the repository; absent without one, or where its host has no such
 * view. A file is named on its branch where that is known, so that a page does not change with
 * every commit: as it looks, as it is, its commits, where it is edited, one of its lines.
 */
str page_file_url(struct arena *mem, const struct site *site, str path);
str page_raw_url(struct arena *mem, const struct site *site, str path);
str page_file_log_url(struct arena *mem, const struct site *site, str path);
str page_edit_url(struct arena *mem, const struct site *site, str path);
str page_line_url(struct arena *mem, const struct site *site, str path, uint32_t line);

/* The same of commits by their hex: a file in one, one itself, two compared. */
str page_blob_url(struct arena *mem, const struct site *site, str commit, str path);
str page_commit_url(struct arena *mem, const struct site *site, str commit);
str page_compare_url(struct arena *mem, const struct site *site, str older, str newer);

/*
 * The body of a revision for a page whose way to the root is root. Links of older revisions that
 * lead nowhere are not reported.
 * Owner   lives in bodies until two others were asked for
 */
const struct md_document *page_revision_document(
    struct page_run *run, struct page_bodies *bodies, const struct definition *def, str root);
struct html page_revision_body(
    struct page_run *run, struct page_bodies *bodies, const struct definition *def, str root);

/*
 * The bodies before and after a revision as one, changes marked: {html bounded}; null when there
 * are not two of them, or a reader sees no difference. In run->mem.
 */
struct value page_rendered_diff(struct page_run *run, const struct page_revision_input *input);

/*
 * The body in pieces for the marks between them, [html when{url date author sentence age again}]:
 * the mark stands behind its html. Null when there is but one revision.
 */
struct value page_ages(struct page_run *run, const struct site_def *def,
    const struct site_blame *blame, const struct md_document *document);

/* The README.md of a folder as HTML, in run->mem; only of one that has it. */
struct html page_readme(struct page_run *run, const struct site_folder *folder, str root);

/* Hands a finished page to the sink, unless another one is wanted. */
bool page_emit(struct page_run *run, str template, struct value data);
bool page_emit_bytes(struct page_run *run, str url, str content);

#endif
