/* SPDX-License-Identifier: MIT */
/*
 * The order in which a file is taken apart: bytes to valid text, text to front matter and body,
 * values to fields, body to sections. Each step stands in a file of its own.
 */
#include "definition/definition.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "definition/description.h"
#include "definition/discover.h"
#include "definition/fields.h"
#include "definition/front_matter.h"
#include "definition/lines.h"
#include "definition/sections.h"
#include "definition/summary.h"

enum {
	SUMMARY_MAX = 240, /* bytes: two lines of a card */
	SUMMARY_SOURCE_MAX = 2000 /* bytes of a description in which its first sentence is sought */
};

struct place {
	size_t line, column;
};

static struct place place_of(str text, size_t offset)
{
	struct place place = {1, 1};

	for (size_t i = 0; i < offset; i++) {
		place.column++;
		if (text.p[i] == '\n')
			place = (struct place){place.line + 1, 1};
	}
	return place;
}

/* Cuts what is too large and replaces what is no text. */
static void read_source(
    struct arena *mem, const struct report *report, str bytes, struct definition *def)
{
	const str kept = utf8_prefix(bytes, LIMIT_DEFINITION);
	size_t replaced;

	if (kept.n < bytes.n) {
		const struct place end = place_of(kept, kept.n);
		REPORT(report, AD108, end.line, end.column,
		    "definition has %zu bytes; only the first %zu are shown", bytes.n, kept.n);
	}
	def->source = utf8_sanitize(mem, kept, &replaced);
	def->replaced = replaced > 0;
	if (replaced) {
		const struct place first = place_of(kept, utf8_valid_prefix(kept));
		REPORT(report, AD106, first.line, first.column,
		    "invalid UTF-8 or NUL in %zu %s, here first; shown as U+FFFD", replaced,
		    replaced == 1 ? "place" : "places");
	}
}

/*
 * As html_escape sees it: HTML and the XML of feeds can hold none of these. C1, from U+0080 to
 * U+009F, has two bytes; the text is valid, so that a C2 is never the last one.
 */
static bool is_control(const char *p)
{
	const unsigned char c = (unsigned char)*p;

	if (c >= 0x7F)
		return c == 0x7F || (c == 0xC2 && (unsigned char)p[1] < 0xA0);
	return c < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

static void report_controls(const struct report *report, str text)
{
	size_t n = 0, first = 0;

	for (size_t i = 0; i < text.n; i++)
		n += is_control(text.p + i);
	if (n == 0)
		return;
	while (!is_control(text.p + first))
		first++;
	const struct place place = place_of(text, first);
	REPORT(report, AD115, place.line, place.column,
	    "control characters in %zu %s, here first; shown as U+FFFD", n,
	    n == 1 ? "place" : "places");
}

/* How many parts the white space of a text separates. */
static size_t count_words(str text)
{
	bool was_blank = true;
	size_t n = 0;

	for (size_t i = 0; i < text.n; i++) {
		const bool is_blank = char_is_space(text.p[i]);

		n += was_blank && !is_blank;
		was_blank = is_blank;
	}
	return n;
}

static void read_front(struct arena *mem, struct arena *tmp, const struct report *report,
    struct definition *def, str *ret_description)
{
	struct front front = front_split(def->source);

	if (front.shape == FRONT_NONE) {
		def->front = value_map(mem);
		if (line_is_blank(front.body))
			REPORT(report, AD107, 1, 1, "file has no text; its page says so");
		else
			REPORT(report, AD103, 1, 1,
			    "no front matter; the name is taken from the path, the description "
			    "from the text");
	} else {
		def->front = front_read(mem, tmp, report, &front, &def->recovered);
	}
	def->front_source = front.source;
	def->front_line = front.line;
	def->body = front.body;
	def->body_line = front.body_line;
	fields_read(mem, tmp, report, def, ret_description);
}

/* A file without readable front matter has been reported as such. */
static void check_description(
    const struct report *report, const struct definition *def, str description)
{
	if (description.n || def->kind == DEF_COMMAND || !def->front_source.p ||
	    (value_count(def->front) == 0 && !line_is_blank(def->front_source)))
		return;
	REPORT(report, AD112, def->front_line, 1,
	    "no description; the first paragraph is shown in its place");
}

static str first_title(const struct definition *def)
{
	for (size_t i = 0; i < def->section_count; i++)
		if (def->sections[i].level == 1 && def->sections[i].title.n)
			return def->sections[i].title;
	return STR_ABSENT;
}

static void read_body(struct arena *mem, const struct report *report, struct definition *def)
{
	const struct sections sections = sections_scan(mem, def->body, def->body_line);

	def->sections = sections.items;
	def->section_count = sections.n;
	def->words = count_words(def->body);
	if (sections.unclosed_fence_line)
		REPORT(report, AD109, sections.unclosed_fence_line, 1,
		    "code block is never closed; all that follows is shown as code");
}

/* A path is bytes; what is shown of it is text. */
static void set_names(struct arena *mem, struct definition *def)
{
	const str title = def->name.p ? def->name : first_title(def);
	size_t replaced;

	def->stem = utf8_sanitize(mem, def_path_stem(def->path, def->kind), &replaced);
	def->title = title.p ? title : def->stem;
	if (!def->name.p)
		def->name = def->stem;
}

static str first_paragraph(str text)
{
	struct lines l = {.text = text};

	while (lines_next(&l))
		if (line_is_blank(l.line))
			return str_slice(text, 0, l.start);
	return text;
}

static str make_summary(struct arena *mem, const struct definition *def)
{
	const str source = utf8_prefix(first_paragraph(def->description), SUMMARY_SOURCE_MAX);
	str plain = markdown_plain(mem, source);

	if (!plain.n)
		plain = markdown_first_paragraph(mem, def->body);
	return def_first_sentence(mem, plain, SUMMARY_MAX);
}

static void keep_problems(struct diag *diag, const struct report *report, struct definition *def)
{
	def->problems = diag_items(report->diag, &def->problem_count);
	for (size_t i = 0; diag && i < def->problem_count; i++)
		diag_repeat(diag, &def->problems[i]);
}

void def_parse(struct arena *mem, struct arena *tmp, struct diag *diag, str path,
    enum def_kind kind, str bytes, struct definition *ret_def)
{
	const struct report report = {diag_new(mem), path};
	struct definition def = {.kind = kind, .path = path};
	str description;

	read_source(mem, &report, bytes, &def);
	report_controls(&report, def.source);
	read_front(mem, tmp, &report, &def, &description);
	check_description(&report, &def, description);
	read_body(mem, &report, &def);
	description_set(mem, &def, description);
	set_names(mem, &def);
	def.summary = make_summary(mem, &def);
	keep_problems(diag, &report, &def);
	*ret_def = def;
}

void def_parse_fields(struct arena *mem, struct arena *tmp, str path, enum def_kind kind, str bytes,
    struct definition *ret_def)
{
	const struct report report = {diag_new(mem), path};
	struct definition def = {.kind = kind, .path = path};
	str description;

	read_source(mem, &report, bytes, &def);
	read_front(mem, tmp, &report, &def, &description);
	description_set(mem, &def, description);
	set_names(mem, &def);
	*ret_def = def;
}

struct def_sections def_find_sections(struct arena *mem, const struct definition *def)
{
	const struct sections sections = sections_scan(mem, def->body, def->body_line);

	return (struct def_sections){sections.items, sections.n};
}

uint32_t def_key_line(const struct definition *def, str key)
{
	const size_t at = front_find_key(def->front_source, key);

	if (at == STR_NONE)
		return def->front_line;
	return def->front_line + (uint32_t)place_of(def->front_source, at).line - 1;
}
