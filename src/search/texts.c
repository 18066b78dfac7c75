/* SPDX-License-Identifier: MIT */
/* What excerpts are made of: descriptions of a few documents a file, and whole texts. */
#include "base/arena.h"
#include "base/json.h"
#include "base/vec.h"
#include "search/index.h"

enum {
	TEXTS_SIZE = 8192, /* bytes of text in a texts file, unless one document has more */
	SIZE_UNIT = 4096, /* of the sizes that documents.js tells */
};

static void write_sections(struct json *json, const struct search_document *document)
{
	json_array(json);
	if (document->description.n > document->summary.n) {
		json_string(json, S(""));
		json_string(json, S(""));
		json_string(json, document->description);
	}
	for (size_t i = 0; i < document->section_count; i++) {
		const struct search_section *section = &document->sections[i];
		json_string(json, section->heading);
		json_string(json, section->anchor);
		json_string(json, section->text);
	}
	json_array_end(json);
}

static void write_abouts(
    struct arena *mem, struct arena *tmp, struct shard_list *list, const struct search_index *index)
{
	struct buf out;
	struct json json;

	buf_init(&out, tmp);
	for (size_t i = 0; i < index->documents.n; i++) {
		if (i % SEARCH_ABOUTS == 0) {
			json_init(&json, &out);
			json_array(&json);
		}
		str summary = index->documents.items[i].summary;
		json_string(&json, summary.p ? summary : S(""));
		if (i % SEARCH_ABOUTS + 1 < SEARCH_ABOUTS && i + 1 < index->documents.n)
			continue;
		json_array_end(&json);
		shard_add_data(mem, list, "about", i / SEARCH_ABOUTS, buf_str(&out));
		buf_clear(&out);
	}
}

/* A digit for each document of a file: the size for the first, then 0. */
static void write_place(struct buf *places, size_t documents, size_t size)
{
	size_t units = (size + SIZE_UNIT - 1) / SIZE_UNIT;

	buf_char(places, base36_digit(units < 35 ? (uint32_t)units : 35));
	for (size_t i = 1; i < documents; i++)
		buf_char(places, '0');
}

static void end_texts(struct arena *mem, struct shard_list *list, size_t number, struct buf *out)
{
	buf_char(out, ']');
	shard_add_data(mem, list, "texts", number, buf_str(out));
	buf_clear(out);
}

/* About what write_sections() writes, without escapes. */
static size_t size_of(const struct search_document *document)
{
	size_t size = document->description.n;

	for (size_t i = 0; i < document->section_count; i++) {
		const struct search_section *section = &document->sections[i];
		size += section->heading.n + section->anchor.n + section->text.n;
	}
	return size;
}

void texts_write(struct arena *mem, struct arena *tmp, struct shard_list *list,
    const struct search_index *index, struct buf *places)
{
	struct buf out;
	struct json json;
	size_t number = 0, first = 0;

	write_abouts(mem, tmp, list, index);
	buf_init(&out, tmp);
	for (size_t i = 0; i < index->documents.n; i++) {
		const struct search_document *document = &index->documents.items[i];
		if (out.n && out.n + size_of(document) > TEXTS_SIZE) {
			write_place(places, i - first, out.n);
			end_texts(mem, list, number++, &out);
			first = i;
		}
		if (!out.n) {
			json_init(&json, &out);
			json_array(&json);
		}
		write_sections(&json, document);
	}
	if (out.n) {
		write_place(places, index->documents.n - first, out.n);
		end_texts(mem, list, number, &out);
	}
}
