/* SPDX-License-Identifier: MIT */
/*
 * Collecting words: which document has which word, and how much it says about it. The impact is
 * the saturated, field-weighted frequency of BM25F (Robertson, Zaragoza and Taylor 2004); the
 * client multiplies it with the word's rarity.
 */
#include "search/index.h"

#include "base/arena.h"
#include "base/vec.h"
#include "search/tokens.h"

/*
 * Weight of one occurrence: names before descriptions before headings before text. These and the
 * next three were chosen among some 150 variants by five sets of labelled queries, on a plateau.
 * Bodies of thousands of words must not outweigh what a definition says of itself.
 */
static const double weight_name = 15, weight_alias = 8, weight_summary = 7, weight_description = 3,
		    weight_field = 1, weight_heading = 2, weight_text = 1;
static const double saturation = 3; /* k1: occurrences after which more say little */
static const double usual_length = 300; /* words of a text; in longer ones a word says less */
static const double length_influence = 0.75; /* b */

struct score {
	str word;
	double weight;
};

struct scores {
	struct arena *tmp;
	struct map by_word; /* word -> struct score * */
	double weight; /* of what is being read */
	size_t words;
};

static void count_token(void *context, str token)
{
	struct scores *scores = context;
	void **slot = map_put(scores->tmp, &scores->by_word, token);

	if (!*slot) {
		struct score *score = ARENA_NEW(scores->tmp, struct score);
		score->word = token;
		*slot = score;
	}
	((struct score *)*slot)->weight += scores->weight;
	scores->words++;
}

static void read_text(struct scores *scores, str text, double weight)
{
	scores->weight = weight;
	token_each(scores->tmp, text, count_token, scores);
}

static double text_weight(const struct search_document *document)
{
	double length = 0;

	for (size_t i = 0; i < document->section_count; i++)
		length +=
		    (double)document->sections[i].text.n / 6; /* letters and space of a word */
	return weight_text / (1 - length_influence + length_influence * length / usual_length);
}

/* What the description says behind its first sentence, which mostly is the summary. */
static str rest_of(const struct search_document *document)
{
	return str_starts_with(document->description, document->summary)
	    ? str_from(document->description, document->summary.n)
	    : document->description;
}

static void read_document(struct scores *scores, const struct search_document *document)
{
	double in_text = text_weight(document);

	if (in_text > weight_text)
		in_text = weight_text;
	read_text(scores, document->title, weight_name);
	read_text(scores, document->aliases, weight_alias);
	read_text(scores, document->summary, weight_summary);
	read_text(scores, rest_of(document), weight_description);
	read_text(scores, document->folder, weight_field);
	read_text(scores, document->model, weight_field);
	read_text(scores, document->tools, weight_field);
	for (size_t i = 0; i < document->section_count; i++) {
		read_text(scores, document->sections[i].heading, weight_heading);
		read_text(scores, document->sections[i].text, in_text);
	}
}

static uint32_t impact_of(double weight)
{
	double saturated = weight / (weight + saturation);
	uint32_t impact = (uint32_t)(saturated * IMPACT_MAX + 0.5);

	return impact ? impact : 1;
}

static struct term *term_of(struct arena *mem, struct map *words, str word)
{
	struct term *term = map_get(words, word);

	if (!term) {
		term = ARENA_NEW(mem, struct term);
		term->word = str_dup(mem, word);
		*map_put(mem, words, term->word) = term;
	}
	return term;
}

static void keep_scores(struct search_index *index, const struct scores *scores, uint32_t document)
{
	for (size_t i = 0; i < scores->by_word.n; i++) {
		const struct score *score = scores->by_word.entries[i].value;
		struct term *term = term_of(index->mem, &index->terms, score->word);
		struct posting posting = {document, impact_of(score->weight)};
		VEC_PUSH(index->mem, term, posting);
		if (posting.impact > term->best)
			term->best = posting.impact;
	}
}

struct past {
	struct search_index *index;
	const struct scores *scores; /* of the last version */
	uint32_t document;
};

static void count_past(void *context, str token)
{
	struct past *past = context;
	struct search_index *index = past->index;

	if (map_get(&past->scores->by_word, token))
		return;
	struct term *term = term_of(index->mem, &index->past, token);
	if (term->n && term->items[term->n - 1].document == past->document)
		return;
	struct posting posting = {past->document, 1};
	VEC_PUSH(index->mem, term, posting);
}

static struct search_document keep_document(struct arena *mem, const struct search_document *given)
{
	struct search_section *sections =
	    ARENA_ARRAY(mem, struct search_section, given->section_count);
	struct search_document kept = {
	    .kind = str_dup(mem, given->kind),
	    .plural = str_dup(mem, given->plural),
	    .slug = str_dup(mem, given->slug),
	    .title = str_dup(mem, given->title),
	    .aliases = str_dup(mem, given->aliases),
	    .folder = str_dup(mem, given->folder),
	    .model = str_dup(mem, given->model),
	    .tools = str_dup(mem, given->tools),
	    .authors = str_dup(mem, given->authors),
	    .summary = str_dup(mem, given->summary),
	    .description = str_dup(mem, given->description),
	    .has_age = given->has_age,
	    .age = given->age,
	    .deleted = given->deleted,
	    .sections = sections,
	    .section_count = given->section_count,
	};

	for (size_t i = 0; i < given->section_count; i++)
		sections[i] = (struct search_section){
		    str_dup(mem, given->sections[i].heading),
		    str_dup(mem, given->sections[i].anchor),
		    str_dup(mem, given->sections[i].text),
		};
	return kept;
}

struct search_index *search_new(struct arena *mem)
{
	struct search_index *index = ARENA_NEW(mem, struct search_index);

	index->mem = mem;
	return index;
}

void search_add(
    struct search_index *index, struct arena *tmp, const struct search_document *document)
{
	struct arena_mark mark = arena_mark(tmp);
	struct scores scores = {.tmp = tmp};

	read_document(&scores, document);
	uint32_t number = (uint32_t)index->documents.n;
	struct past past = {index, &scores, number};
	keep_scores(index, &scores, number);
	token_each(tmp, document->past, count_past, &past);
	VEC_PUSH(index->mem, &index->documents, keep_document(index->mem, document));
	arena_rewind(tmp, mark);
}
