/* SPDX-License-Identifier: MIT */
/*
 * The files of the index, read back by a decoder of their own: whatever was put in is found again.
 * Ranking is the client's (tests/search).
 */
#include "search/search.h"

#include "base/json.h"
#include "base/map.h"
#include "search/tokens.h"
#include "unit/unit.h"

/* An index as its files have it. */
struct decoded {
	struct value cuts, documents; /* lists */
	struct map terms; /* word -> its postings, as text: "0O 3C", document and impact */
	VEC(str) first_words; /* of each terms file */
	VEC(struct value) texts; /* of each texts file: a map */
};

/* The argument of a call such as "agentdoc.terms(3,...)\n", from the last comma in front of it. */
static struct value argument_of(str content, str call)
{
	struct json_error error;
	struct value value;
	const str end = S(")\n");

	assert_true(str_starts_with(content, call));
	assert_true(str_ends_with(content, end));
	if (!json_read(unit_mem, str_slice(content, call.n, content.n - end.n), &value, &error))
		fail_msg("column %zu: %s", error.column, error.problem);
	return value;
}

/* "3C1O" becomes "3C 4O": distances become numbers of documents. */
static str read_postings(str text)
{
	struct buf out;
	unsigned document = 0, distance = 0;

	buf_init(&out, unit_mem);
	for (size_t i = 0; i < text.n; i++) {
		const char c = text.p[i];

		if (c >= 'A' && c <= 'O') {
			document += distance;
			buf_format(&out, "%s%u%c", out.n ? " " : "", document, c);
			distance = 0;
			continue;
		}
		assert_true(char_is_digit(c) || (c >= 'a' && c <= 'z'));
		distance = distance * 36 + (unsigned)(char_is_digit(c) ? c - '0' : c - 'a' + 10);
	}
	return buf_str(&out);
}

static void read_terms(struct decoded *index, str lines)
{
	str *postings;
	str line, last = STR_ABSENT;

	while (str_next_line(&lines, &line)) {
		const size_t space = str_find_char(line, ' ', 0);
		const str word = str_slice(line, 0, space);

		assert_true(space != STR_NONE);
		assert_true(!last.p || str_cmp(last, word) < 0);
		if (!last.p)
			VEC_PUSH(unit_mem, &index->first_words, word);
		last = word;
		postings = ARENA_NEW(unit_mem, str);
		*postings = read_postings(str_from(line, space + 1));
		void **slot = map_put(unit_mem, &index->terms, word);

		assert_null(*slot);
		*slot = postings;
	}
}

static struct decoded *decode(const struct search_shard *shards, size_t n)
{
	struct decoded *index = ARENA_NEW(unit_mem, struct decoded);
	unsigned terms = 0, texts = 0;

	for (size_t i = 0; i < n; i++) {
		const str name = str_format(unit_mem, "search/terms-%02u.js", terms);

		if (!str_eq(shards[i].path, name))
			continue;
		const str call = str_format(unit_mem, "agentdoc.terms(%u,", terms++);

		read_terms(index, argument_of(shards[i].content, call).text);
	}
	for (size_t i = 0; i < n; i++) {
		const str name = str_format(unit_mem, "search/texts-%02u.js", texts);

		if (!str_eq(shards[i].path, name))
			continue;
		const str call = str_format(unit_mem, "agentdoc.texts(%u,", texts++);

		VEC_PUSH(unit_mem, &index->texts, argument_of(shards[i].content, call));
	}
	for (size_t i = 0; i < n; i++) {
		if (!str_eq(shards[i].path, S("search/documents.js")))
			continue;
		const struct value all = argument_of(shards[i].content, S("agentdoc.documents("));

		index->cuts = *value_get(all, S("cuts"));
		index->documents = *value_get(all, S("documents"));
	}
	assert_int_equal(terms + texts + 1, n);
	return index;
}

static struct decoded *index_of(const struct search_document *documents, size_t n)
{
	struct arena *tmp = arena_open();
	struct search_index *index = search_new(unit_mem);
	size_t shard_count;

	for (size_t i = 0; i < n; i++)
		search_add(index, tmp, &documents[i]);
	const struct search_shard *shards = search_shards(unit_mem, tmp, index, &shard_count);

	for (size_t i = 1; i < shard_count; i++)
		assert_true(str_cmp(shards[i - 1].path, shards[i].path) < 0);
	arena_close(tmp);
	return decode(shards, shard_count);
}

static str postings_of(const struct decoded *index, str word)
{
	const str *postings = map_get(&index->terms, word);

	return postings ? *postings : STR_ABSENT;
}

/* Impact of a word in document 0, 1 to 15; 0 when it does not have it. */
static unsigned impact_of(const struct search_document *document, str word)
{
	const str postings = postings_of(index_of(document, 1), word);

	if (!postings.n)
		return 0;
	assert_int_equal(postings.p[0], '0');
	return (unsigned)(postings.p[1] - 'A' + 1);
}

static const struct search_section lead_sections[] = {
    {UNIT_S(""), UNIT_S(""), UNIT_S("Opens \"here\" </script>\nand there.")},
    {UNIT_S("Rules"), UNIT_S("rules"), UNIT_S("Delegates to tester.")},
};

static const struct search_document two[] = {
    {
	.id = UNIT_S("agent/lead"),
	.url = UNIT_S("agents/lead.html"),
	.kind = UNIT_S("agent"),
	.title = UNIT_S("Team Lead"),
	.aliases = UNIT_S("lead"),
	.folder = UNIT_S("core"),
	.model = UNIT_S("opus"),
	.tools = UNIT_S("Read, Bash"),
	.summary = UNIT_S("Leads."),
	.sections = lead_sections,
	.section_count = 2,
    },
    {
	.id = UNIT_S("agent/tester"),
	.url = UNIT_S("agents/tester.html"),
	.kind = UNIT_S("agent"),
	.title = UNIT_S("tester"),
	.tools = UNIT_S("ALL"),
	.summary = UNIT_S("Tests what the lead builds."),
	.deleted = true,
    },
};

/* "[\"a\",1]" */
static str json_text(struct value value)
{
	struct buf out;
	struct json json;

	buf_init(&out, unit_mem);
	json_init(&json, &out);
	json_value(&json, value);
	return buf_str(&out);
}

static void reads_back_documents(void **state)
{
	const struct decoded *index = index_of(two, 2);

	(void)state;
	assert_int_equal(index->documents.list->n, 2);
	assert_str_equal(json_text(index->documents.list->items[0]),
	    S("[\"agent/lead\",\"Team Lead\",\"agents/lead.html\",\"agent\",\"core\",\"opus\","
	      "\"Read, Bash\",0,0]"));
	assert_str_equal(json_text(index->documents.list->items[1]),
	    S("[\"agent/tester\",\"tester\",\"agents/tester.html\",\"agent\",null,null,\"ALL\","
	      "0,1]"));
}

static void reads_back_texts(void **state)
{
	const struct decoded *index = index_of(two, 2);

	(void)state;
	assert_int_equal(index->texts.n, 1);
	assert_str_equal(json_text(*value_get(index->texts.items[0], S("0"))),
	    S("[\"Leads.\",[\"\",\"\",\"Opens \\\"here\\\" \\u003c/script>\\nand there.\"],"
	      "[\"Rules\",\"rules\",\"Delegates to tester.\"]]"));
	assert_str_equal(json_text(*value_get(index->texts.items[0], S("1"))),
	    S("[\"Tests what the lead builds.\"]"));
}

struct word_row {
	const char *name;
	str word;
	const char *documents; /* without impacts */
};

static const struct word_row word_rows[] = {
    {"of a title", UNIT_S("team"), "0"},
    {"of a title and a summary", UNIT_S("lead"), "0 1"},
    {"of a title and a text", UNIT_S("tester"), "0 1"},
    {"of a folder", UNIT_S("core"), "0"},
    {"of a model", UNIT_S("opus"), "0"},
    {"of tools", UNIT_S("bash"), "0"},
    {"of a heading", UNIT_S("rules"), "0"},
    {"of a text", UNIT_S("delegates"), "0"},
    {"of an anchor or a kind", UNIT_S("agent"), ""},
};

static void finds_words(void **state)
{
	const struct word_row *row = *state;
	const str postings = postings_of(index_of(two, 2), row->word);
	struct buf out;

	buf_init(&out, unit_mem);
	for (size_t i = 0; i < postings.n; i++) {
		if (postings.p[i] < 'A' || postings.p[i] > 'O')
			buf_char(&out, postings.p[i]);
	}
	assert_str_equal(buf_str(&out), str_of_cstr(row->documents));
}

/* One document for each place where a word can stand; each weighs less than the one before. */
static void places_weigh_differently(void **state)
{
	static const struct search_section heading = {UNIT_S("word"), UNIT_S("word"), UNIT_S("")};
	static const struct search_section text = {UNIT_S(""), UNIT_S(""), UNIT_S("word")};
	const struct search_document places[] = {
	    {.title = S("word")},
	    {.aliases = S("word")},
	    {.summary = S("word")},
	    {.sections = &heading, .section_count = 1},
	    {.sections = &text, .section_count = 1},
	};
	unsigned last = 16;

	(void)state;
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		const unsigned impact = impact_of(&places[i], S("word"));

		assert_true(impact > 0 && impact < last);
		last = impact;
	}
}

/* Saying a word often helps, but never as much as having it as a name. */
static void repetition_saturates(void **state)
{
	struct search_section once = {S(""), S(""), S("word")};
	struct search_section often = once;
	struct buf text;

	(void)state;
	buf_init(&text, unit_mem);
	for (unsigned i = 0; i < 1000; i++)
		buf_add(&text, S("word "));
	often.text = buf_str(&text);
	const struct search_document a = {.sections = &once, .section_count = 1};
	const struct search_document b = {.sections = &often, .section_count = 1};

	assert_true(impact_of(&b, S("word")) > impact_of(&a, S("word")));
	assert_true(impact_of(&b, S("word")) <= 15);
}

static void nothing_to_index(void **state)
{
	const struct decoded *index = index_of(NULL, 0);

	(void)state;
	assert_int_equal(index->documents.list->n, 0);
	assert_int_equal(index->cuts.list->n, 0);
	assert_int_equal(index->texts.n, 0);
}

/* The words of document i in the large collection: three of 20,000, and one that all have. */
static str large_text(size_t i)
{
	return str_format(
	    unit_mem, "common w%zu w%zu 設%zu計", i * 7919 % 20000, i * 104729 % 20000, i % 500);
}

struct expected {
	struct map *words; /* word -> list of documents as text */
	size_t document;
};

static void expect_token(void *context, str token)
{
	const struct expected *expected = context;
	void **slot = map_put(unit_mem, expected->words, str_dup(unit_mem, token));
	str *documents = *slot;
	const str number = str_format(unit_mem, "%zu", expected->document);

	if (!documents) {
		documents = ARENA_NEW(unit_mem, str);
		*documents = number;
		*slot = documents;
	} else if (!str_ends_with(*documents, number)) {
		*documents =
		    str_format(unit_mem, "%.*s %.*s", STR_ARG(*documents), STR_ARG(number));
	}
}

/* The documents of "0O 3C" without the impacts. */
static str documents_of(str postings)
{
	struct buf out;

	buf_init(&out, unit_mem);
	for (size_t i = 0; i < postings.n; i++) {
		if (postings.p[i] < 'A')
			buf_char(&out, postings.p[i]);
	}
	return buf_str(&out);
}

/* 3,000 documents: several files of each sort, every word of each found again, and no other. */
static void large_index_reads_back(void **state)
{
	enum { COUNT = 3000 };
	struct search_document *documents = ARENA_ARRAY(unit_mem, struct search_document, COUNT);
	struct map words = {0};

	(void)state;
	for (size_t i = 0; i < COUNT; i++) {
		struct search_section *section = ARENA_NEW(unit_mem, struct search_section);
		struct expected expected = {&words, i};

		*section = (struct search_section){S(""), S(""), large_text(i)};
		documents[i] = (struct search_document){
		    .title = S("x"), .sections = section, .section_count = 1};
		token_each(unit_mem, S("x"), expect_token, &expected);
		token_each(unit_mem, section->text, expect_token, &expected);
	}
	const struct decoded *index = index_of(documents, COUNT);

	assert_true(index->first_words.n > 2 && index->texts.n > 2);
	assert_int_equal(index->terms.n, words.n);
	for (size_t i = 0; i < words.n; i++)
		assert_str_equal(documents_of(postings_of(index, words.entries[i].key)),
		    *(const str *)words.entries[i].value);
	assert_int_equal(index->cuts.list->n, index->first_words.n);
	for (size_t i = 0; i < index->first_words.n; i++)
		assert_str_equal(index->cuts.list->items[i].text, index->first_words.items[i]);
	for (size_t i = 0; i < COUNT; i++) {
		const struct value row = index->documents.list->items[i];
		const size_t file = strtoul(str_cstr(unit_mem, row.list->items[7].text), NULL, 10);
		const struct value *text =
		    value_get(index->texts.items[file], str_format(unit_mem, "%zu", i));

		assert_str_equal(text->list->items[1].list->items[2].text, large_text(i));
	}
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_TEST(&suite, reads_back_documents);
	UNIT_TEST(&suite, reads_back_texts);
	UNIT_ROWS(&suite, finds_words, word_rows);
	UNIT_TEST(&suite, places_weigh_differently);
	UNIT_TEST(&suite, repetition_saturates);
	UNIT_TEST(&suite, nothing_to_index);
	UNIT_TEST(&suite, large_index_reads_back);
	return unit_run(&suite, "search/shards");
}
