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

/* Weight of one occurrence: names before descriptions before headings before text. */
static const double weight_name = 20, weight_alias = 12, weight_summary = 5, weight_field = 3,
		    weight_heading = 3, weight_text = 1;
static const double saturation = 2; /* k1: occurrences after which more say little */
static const double usual_length = 800; /* words of a text that is neither long nor short */
static const double length_influence = 0.6; /* b */

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

static void read_document(struct scores *scores, const struct search_document *document)
{
	double in_text = text_weight(document);

	if (in_text > weight_text)
		in_text = weight_text;
	read_text(scores, document->title, weight_name);
	read_text(scores, document->aliases, weight_alias);
	read_text(scores, document->summary, weight_summary);
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

static void keep_scores(struct search_index *index, const struct scores *scores, uint32_t document)
{
	for (size_t i = 0; i < scores->by_word.n; i++) {
		const struct score *score = scores->by_word.entries[i].value;
		struct term *term = map_get(&index->terms, score->word);
		if (!term) {
			term = ARENA_NEW(index->mem, struct term);
			term->word = str_dup(index->mem, score->word);
			*map_put(index->mem, &index->terms, term->word) = term;
		}
		struct posting posting = {document, impact_of(score->weight)};
		VEC_PUSH(index->mem, term, posting);
	}
}

static struct search_document keep_document(struct arena *mem, const struct search_document *given)
{
	struct search_section *sections =
	    ARENA_ARRAY(mem, struct search_section, given->section_count);
	struct search_document kept = {
	    .id = str_dup(mem, given->id),
	    .url = str_dup(mem, given->url),
	    .kind = str_dup(mem, given->kind),
	    .title = str_dup(mem, given->title),
	    .aliases = str_dup(mem, given->aliases),
	    .folder = str_dup(mem, given->folder),
	    .model = str_dup(mem, given->model),
	    .tools = str_dup(mem, given->tools),
	    .summary = str_dup(mem, given->summary),
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
	keep_scores(index, &scores, (uint32_t)index->documents.n);
	VEC_PUSH(index->mem, &index->documents, keep_document(index->mem, document));
	arena_rewind(tmp, mark);
}
