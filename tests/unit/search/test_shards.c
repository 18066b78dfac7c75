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
	struct value documents; /* what documents.js hands over: a map */
	struct map terms; /* word -> its postings, as text: "0O 3C", document and impact */
	struct map past; /* the same */
	VEC(str) first_words; /* of each terms file */
	VEC(struct value) abouts, texts; /* of each file: a list */
	str past_cuts, words;
};

/* The content of a call such as agentdoc.shard("terms",3,...); absent when the file is another. */
static struct value content_of(const struct search_shard *shard, const char *what, unsigned number)
{
	const str call = str_format(unit_mem, "agentdoc.shard(\"%s\",%u,", what, number);
	const str end = S(")\n");
	struct json_error error;
	struct value value;

	assert_true(str_starts_with(shard->content, call));
	assert_true(str_ends_with(shard->content, end));
	if (!json_read(unit_mem, str_slice(shard->content, call.n, shard->content.n - end.n),
		&value, &error))
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

		if (c >= 'A' && c <= 'Z') {
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

/* Reads lines of words into map; the first word goes to *ret_first. */
static void read_terms(struct map *map, str lines, str *ret_first)
{
	str line, last = STR_ABSENT;

	while (str_next_line(&lines, &line)) {
		const size_t space = str_find_char(line, ' ', 0);
		const str word = str_slice(line, 0, space);
		str *postings = ARENA_NEW(unit_mem, str);

		assert_true(space != STR_NONE);
		assert_true(!last.p || str_cmp(last, word) < 0);
		if (!last.p)
			*ret_first = word;
		last = word;
		*postings = read_postings(str_from(line, space + 1));
		void **slot = map_put(unit_mem, map, word);

		assert_null(*slot);
		*slot = postings;
	}
}

/* Whether it is search/WHAT-NUMBER.js, the next of its sort in *number. */
static bool is_next(const struct search_shard *shard, const char *what, unsigned *number)
{
	if (!str_eq(shard->path, str_format(unit_mem, "search/%s-%02u.js", what, *number)))
		return false;
	(*number)++;
	return true;
}

/* Reads a file when it is the next of some sort; the numbers are of the next of each sort. */
static bool read_file(struct decoded *index, const struct search_shard *shard, unsigned *numbers)
{
	str first = STR_ABSENT;

	if (str_eq(shard->path, S("search/documents.js"))) {
		index->documents = content_of(shard, "documents", 0);
	} else if (is_next(shard, "terms", &numbers[0])) {
		read_terms(&index->terms, content_of(shard, "terms", numbers[0] - 1).text, &first);
		VEC_PUSH(unit_mem, &index->first_words, first);
	} else if (is_next(shard, "about", &numbers[1])) {
		VEC_PUSH(unit_mem, &index->abouts, content_of(shard, "about", numbers[1] - 1));
	} else if (is_next(shard, "texts", &numbers[2])) {
		VEC_PUSH(unit_mem, &index->texts, content_of(shard, "texts", numbers[2] - 1));
	} else if (is_next(shard, "words", &numbers[3])) {
		index->words = content_of(shard, "words", 0).text;
	} else if (is_next(shard, "past", &numbers[4])) {
		const str text = content_of(shard, "past", numbers[4] - 1).text;

		if (numbers[4] == 1)
			index->past_cuts = text;
		else
			read_terms(&index->past, text, &first);
	} else {
		return false;
	}
	return true;
}

/* Files come in order of their paths, in which "terms-100" stands before "terms-11". */
static struct decoded *decode(const struct search_shard *shards, size_t n)
{
	struct decoded *index = ARENA_NEW(unit_mem, struct decoded);
	bool *read = ARENA_ARRAY(unit_mem, bool, n);
	unsigned numbers[5] = {0};
	size_t count = 0, before;

	do {
		before = count;
		for (size_t i = 0; i < n; i++) {
			if (!read[i] && read_file(index, &shards[i], numbers)) {
				read[i] = true;
				count++;
			}
		}
	} while (count > before);
	assert_int_equal(count, n);
	return index;
}

static struct decoded *index_of(const struct search_document *documents, size_t n)
{
	struct arena *tmp = arena_open();
	struct search_index *index = search_new(unit_mem);
	size_t shard_count;

	for (size_t i = 0; i < n; i++)
		search_add(index, tmp, &documents[i]);
	const struct search_shard *shards =
	    search_shards(unit_mem, tmp, index, S("2026-01-31"), &shard_count);

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

/* Impact of a word in document 0, 1 to 20; 0 when it does not have it. */
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
	.kind = UNIT_S("agent"),
	.plural = UNIT_S("agents"),
	.slug = UNIT_S("lead"),
	.title = UNIT_S("Team Lead"),
	.aliases = UNIT_S("lead"),
	.folder = UNIT_S("core"),
	.model = UNIT_S("opus"),
	.tools = UNIT_S("Read, Bash"),
	.authors = UNIT_S("Ada\nBob"),
	.summary = UNIT_S("Leads."),
	.description = UNIT_S("Leads. Ask it first."),
	.past = UNIT_S("Never delegates: rules alone.\nrules\n"),
	.has_age = true,
	.age = 40,
	.sections = lead_sections,
	.section_count = 2,
    },
    {
	.kind = UNIT_S("agent"),
	.plural = UNIT_S("agents"),
	.slug = UNIT_S("tester"),
	.title = UNIT_S("tester"),
	.tools = UNIT_S("ALL"),
	.authors = UNIT_S("Bob"),
	.summary = UNIT_S("Tests what the lead builds."),
	.description = UNIT_S("Tests what the lead builds."),
	.past = UNIT_S("alone"),
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

struct column_row {
	const char *name;
	str member, wanted;
};

static const struct column_row column_rows[] = {
    {"the newest day", UNIT_S("newest"), UNIT_S("2026-01-31")},
    {"slugs", UNIT_S("slugs"), UNIT_S("AleadAtester")},
    {"titles that are no slugs", UNIT_S("titles"), UNIT_S("Team Lead\n")},
    {"kinds", UNIT_S("kinds"), UNIT_S("agent agents")},
    {"numbers of kinds", UNIT_S("kind"), UNIT_S("100")},
    {"folders", UNIT_S("folders"), UNIT_S("core\n")},
    {"numbers of folders", UNIT_S("folder"), UNIT_S("101")},
    {"models", UNIT_S("models"), UNIT_S("opus\n")},
    {"sets of tools", UNIT_S("toolSets"), UNIT_S("Read, Bash\nALL")},
    {"authors", UNIT_S("authors"), UNIT_S("Ada\nBob")},
    {"sets of authors", UNIT_S("authorSets"), UNIT_S("0 1\n1")},
    {"ages, two digits each", UNIT_S("age"), UNIT_S("21500")},
    {"what is removed", UNIT_S("removed"), UNIT_S("101")},
    {"the size of a texts file, and a document behind the first", UNIT_S("texts"), UNIT_S("10")},
};

static void reads_back_columns(void **state)
{
	const struct column_row *row = *state;
	const struct value *member = value_get(index_of(two, 2)->documents, row->member);

	assert_non_null(member);
	assert_str_equal(member->text, row->wanted);
}

struct name_row {
	const char *name;
	str slug, title, folder;
	str slugs, titles; /* wanted */
};

static const struct name_row name_rows[] = {
    {"the name itself", UNIT_S("lead"), UNIT_S("lead"), UNIT_S("core"), UNIT_S("Alead"),
	UNIT_S("")},
    {"a name behind other words", UNIT_S("core-lead"), UNIT_S("lead"), UNIT_S("web"),
	UNIT_S("Acore/lead"), UNIT_S("")},
    {"a name with a hyphen", UNIT_S("core-team-lead"), UNIT_S("team-lead"), UNIT_S("web"),
	UNIT_S("Acore/team-lead"), UNIT_S("")},
    {"the end of a word is no name", UNIT_S("mislead"), UNIT_S("lead"), UNIT_S("core"),
	UNIT_S("Amislead"), UNIT_S("lead")},
    {"another spelling", UNIT_S("lead"), UNIT_S("Lead"), UNIT_S("core"), UNIT_S("Alead"),
	UNIT_S("Lead")},
    {"no name", UNIT_S("lead"), UNIT_S(""), UNIT_S("core"), UNIT_S("Alead"), UNIT_S("")},
    {"a name behind its folder", UNIT_S("core-team-lead"), UNIT_S("lead"), UNIT_S("Core/Team"),
	UNIT_S("A^/lead"), UNIT_S("")},
    {"behind the last part of it", UNIT_S("team-lead"), UNIT_S("lead"), UNIT_S("core/team"),
	UNIT_S("A~/lead"), UNIT_S("")},
    {"a name that begins with its folder", UNIT_S("team-lead"), UNIT_S("team-lead"), UNIT_S("team"),
	UNIT_S("A^-lead"), UNIT_S("")},
    {"a name that begins within it", UNIT_S("core-team-lead"), UNIT_S("team-lead"),
	UNIT_S("core/team"), UNIT_S("Acore/team-lead"), UNIT_S("")},
    {"a folder that is the beginning of a word", UNIT_S("teamwork"), UNIT_S("teamwork"),
	UNIT_S("team"), UNIT_S("Ateamwork"), UNIT_S("")},
    {"a folder in other letters", UNIT_S("t\xC3\xAA-lead"), UNIT_S("lead"), UNIT_S("t\xC3\xAA"),
	UNIT_S("At\xC3\xAA/lead"), UNIT_S("")},
};

/* A slug tells the name where it can. */
static void tells_names(void **state)
{
	const struct name_row *row = *state;
	const struct search_document document = {
	    .slug = row->slug, .title = row->title, .folder = row->folder};
	const struct decoded *index = index_of(&document, 1);

	assert_str_equal(value_get(index->documents, S("slugs"))->text, row->slugs);
	assert_str_equal(value_get(index->documents, S("titles"))->text, row->titles);
}

static void reads_back_texts(void **state)
{
	const struct decoded *index = index_of(two, 2);

	(void)state;
	assert_int_equal(index->abouts.n, 1);
	assert_str_equal(
	    json_text(index->abouts.items[0]), S("[\"Leads.\",\"Tests what the lead builds.\"]"));
	assert_int_equal(index->texts.n, 1);
	assert_str_equal(json_text(index->texts.items[0]),
	    S("[[\"\",\"\",\"Leads. Ask it first.\","
	      "\"\",\"\",\"Opens \\\"here\\\" \\u003c/script>\\nand there.\","
	      "\"Rules\",\"rules\",\"Delegates to tester.\"],[]]"));
}

/* Words of older versions stand there when the last one does not have them. */
static void reads_back_past(void **state)
{
	const struct decoded *index = index_of(two, 2);

	(void)state;
	assert_int_equal(index->past.n, 2);
	assert_str_equal(*(const str *)map_get(&index->past, S("never")), S("0A"));
	assert_str_equal(*(const str *)map_get(&index->past, S("alone")), S("0A 1A"));
	assert_str_equal(index->past_cuts, S("Aa"));
}

/* While all fit, all are listed; each says what it shares with the one before. */
static void lists_words(void **state)
{
	(void)state;
	assert_str_equal(index_of(two, 2)->words,
	    S("AallBndBskAbashBuildsAcoreAdelegatesAfirstAhereAleadEsAopensCusAreadBulesAscript"
	      "AteamCsterEsBheDreAwhat"));
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
		if (postings.p[i] < 'A')
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
	    {.description = S("word")},
	    {.sections = &heading, .section_count = 1},
	    {.sections = &text, .section_count = 1},
	};
	unsigned last = 21;

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
	assert_true(impact_of(&b, S("word")) <= 20);
}

static void nothing_to_index(void **state)
{
	const struct decoded *index = index_of(NULL, 0);

	(void)state;
	assert_str_equal(value_get(index->documents, S("slugs"))->text, S(""));
	assert_str_equal(value_get(index->documents, S("cuts"))->text, S(""));
	assert_int_equal(index->texts.n + index->abouts.n + index->terms.n + index->past.n, 0);
	assert_str_equal(index->words, S(""));
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

/* The next text of a list in which each begins with a capital: the letters shared with the last. */
static str next_shared(str *list, str last)
{
	size_t end = 1;

	assert_true(list->n > 1 && list->p[0] >= 'A' && list->p[0] <= 'Z');
	while (end < list->n && !(list->p[end] >= 'A' && list->p[end] <= 'Z'))
		end++;
	const str text = str_cat(
	    unit_mem, str_slice(last, 0, (size_t)(list->p[0] - 'A')), str_slice(*list, 1, end));
	*list = str_from(*list, end);
	return text;
}

/* A cut is not behind the first word of its file, and behind all words of the file before. */
static void expect_cuts(const struct decoded *index)
{
	str cuts = value_get(index->documents, S("cuts"))->text, cut = S("");

	for (size_t i = 0; i < index->first_words.n; i++) {
		cut = next_shared(&cuts, cut);
		assert_true(str_cmp(cut, index->first_words.items[i]) <= 0);
		for (size_t k = 0; k < index->terms.n; k++) {
			const str word = index->terms.entries[k].key;

			assert_true(str_cmp(word, cut) >= 0 ||
			    str_cmp(word, index->first_words.items[i]) < 0);
		}
	}
	assert_int_equal(cuts.n, 0);
}

/* Every text stands where the places say. */
static void expect_texts(const struct decoded *index)
{
	const str places = value_get(index->documents, S("texts"))->text;
	size_t document = 0;

	for (size_t file = 0; file < index->texts.n; file++) {
		const struct value texts = index->texts.items[file];

		for (size_t i = 0; i < texts.list->n; i++, document++) {
			assert_int_equal(places.p[document] == '0', i > 0);
			assert_str_equal(
			    texts.list->items[i].list->items[2].text, large_text(document));
		}
	}
	assert_int_equal(places.n, document);
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
	expect_cuts(index);
	expect_texts(index);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, reads_back_columns, column_rows);
	UNIT_ROWS(&suite, tells_names, name_rows);
	UNIT_TEST(&suite, reads_back_texts);
	UNIT_TEST(&suite, reads_back_past);
	UNIT_TEST(&suite, lists_words);
	UNIT_ROWS(&suite, finds_words, word_rows);
	UNIT_TEST(&suite, places_weigh_differently);
	UNIT_TEST(&suite, repetition_saturates);
	UNIT_TEST(&suite, nothing_to_index);
	UNIT_TEST(&suite, large_index_reads_back);
	return unit_run(&suite, "search/shards");
}
