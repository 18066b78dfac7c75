/* SPDX-License-Identifier: MIT */
/*
 * Keeps a hostile text from stopping a build. cmark-gfm 0.29.0.gfm.6, which Debian 12 has, needs
 * time that grows with the square of some texts (CVE-2023-22483, -22486, -24824, -37463 and a few
 * more, each measured): a text of 50 KB can take a minute. What it would cost is estimated here
 * from counts, always too high, and what is too dear is left out: tables, autolinks, or markdown
 * as a whole. Real texts stay a thousand times below the limit.
 */
#include "markdown/render.h"

#include "base/limits.h"

/* Shorter texts cannot take more than a third of a second, but for those with a very wide table. */
#define LENGTH_WITHOUT_DANGER 12288u
#define BARS_WITHOUT_DANGER 128u

/* What was counted between two blank lines: no paragraph is longer. Costs are in nanoseconds. */
struct chunk {
	uint64_t bytes, delimiter_rows, bar_cost;
	uint64_t image_openers, closers, instructions;
	uint64_t definition_bytes; /* the largest that a definition of a link reference may be */
	uint64_t other_bytes; /* from the first line on that is no whole definition */
	bool has_definition;
};

struct survey {
	struct chunk chunk;
	uint64_t table_cost, autolink_cost, core_cost;
	uint64_t lines, columns, depth, marks, closers, definition_bytes;
};

static void end_chunk(struct survey *survey)
{
	const struct chunk *const chunk = &survey->chunk;

	survey->table_cost +=
	    chunk->bar_cost + chunk->delimiter_rows * (chunk->bytes * 25 + chunk->bar_cost);
	survey->core_cost +=
	    chunk->image_openers * chunk->closers * 4 + chunk->instructions * chunk->bytes;
	if (chunk->has_definition && chunk->definition_bytes > survey->definition_bytes)
		survey->definition_bytes = chunk->definition_bytes;
	survey->closers += chunk->closers;
	survey->chunk = (struct chunk){0};
}

/* How deep the containers are that may begin in a line, by its marks and its indentation. */
static void count_depth(struct survey *survey, str line)
{
	uint64_t depth = 0, columns = 0;

	for (size_t i = 0; i < line.n; i++) {
		const char c = line.p[i];

		if (c == ' ' || c == '\t')
			columns += c == ' ' ? 1 : 4;
		else if (memchr(">-*+.)", c, 6))
			depth++;
		else if (!char_is_digit(c))
			break;
	}
	depth += columns / 2 + 1;
	if (depth > survey->depth)
		survey->depth = depth;
}

/* A row of dashes, bars and colons makes all text before it in its paragraph be read as a row. */
static void count_delimiters(struct survey *survey, str line)
{
	uint64_t columns = 0;
	size_t i = line.n;

	for (; i > 0 && memchr("-|: \t\v\f", line.p[i - 1], 7); i--)
		columns += line.p[i - 1] == '-' && (i == 1 || line.p[i - 2] != '-');
	if (columns == 0)
		return;
	survey->chunk.delimiter_rows++;
	if (columns > survey->columns)
		survey->columns = columns;
}

/* The bytes that are looked at; all others are skipped. */
/* clang-format off */
static const bool is_special[256] = {
    ['|'] = true, ['['] = true, [']'] = true, [':'] = true, ['?'] = true, ['!'] = true,
    ['*'] = true, ['_'] = true, ['~'] = true, ['/'] = true, ['.'] = true, ['@'] = true,
    [')'] = true,
};
/* clang-format on */

/* What one line holds of the bytes whose number counts by the line. */
struct tally {
	uint64_t bars, links, mails, parentheses;
};

static void count_byte(struct survey *survey, struct tally *tally, char c, char before)
{
	struct chunk *const chunk = &survey->chunk;

	switch (c) {
	case '[':
		chunk->image_openers += before == '!';
		break;
	case ']':
		chunk->closers++;
		break;
	case ':':
		chunk->has_definition |= before == ']';
		break;
	case '?':
	case '!':
		chunk->instructions += before == '<';
		break;
	case '|':
		tally->bars++;
		break;
	case '/':
		tally->links += before == '/';
		break;
	case '.':
		tally->links += before == 'w' || before == 'W';
		break;
	case '@':
		tally->mails++;
		break;
	case ')':
		tally->parentheses++;
		break;
	default:
		survey->marks++;
		break;
	}
}

static void count_bytes(struct survey *survey, str line)
{
	struct tally tally = {0};

	for (size_t i = 0; i < line.n; i++)
		if (is_special[(unsigned char)line.p[i]])
			count_byte(survey, &tally, line.p[i], i ? line.p[i - 1] : '\0');
	survey->chunk.bar_cost += tally.bars * tally.bars * 2;
	survey->autolink_cost += tally.links * line.n * 5 + tally.mails * line.n / 5 +
	    tally.parentheses * tally.parentheses / 5;
	survey->marks += tally.links + tally.mails;
}

/* Whether a line, not empty, is a whole definition, "[a]: b" or "[a]: b 'c'", whose title cannot go
 * on. */
static bool is_definition(str line)
{
	size_t label_end, i;
	str title;

	if (line.p[0] != '[' || (label_end = str_find(line, S("]:"), 0)) == STR_NONE)
		return false;
	line = str_trim(str_from(line, label_end + 2));
	for (i = 0; i < line.n && !char_is_space(line.p[i]);)
		i++;
	title = str_trim(str_from(line, i));
	if (i == 0 || title.n == 0)
		return i > 0;
	return title.n > 1 && memchr("\"'(", title.p[0], 3) &&
	    title.p[title.n - 1] == (title.p[0] == '(' ? ')' : title.p[0]);
}

/* A list of definitions has lines of one each; anything else may be one title to its end. */
static void count_definition(struct chunk *chunk, str line)
{
	uint64_t bytes = line.n;

	if (chunk->other_bytes || !is_definition(line)) {
		chunk->other_bytes += line.n + 1;
		bytes = chunk->other_bytes;
	}
	if (bytes > chunk->definition_bytes)
		chunk->definition_bytes = bytes;
}

static void count_line(struct survey *survey, str line)
{
	survey->lines++;
	if (str_trim(line).n == 0) {
		end_chunk(survey);
		return;
	}
	count_definition(&survey->chunk, line);
	survey->chunk.bytes += line.n + 1;
	count_depth(survey, line);
	count_delimiters(survey, line);
	count_bytes(survey, line);
}

/* CommonMark ends a line at "\n", "\r\n" and "\r". */
static void count_lines(struct survey *survey, str body)
{
	const bool has_returns = str_find_char(body, '\r', 0) != STR_NONE;
	str rest = body, line, part;

	while (str_next_line(&rest, &line))
		if (has_returns)
			while (str_next_part(&line, '\r', &part))
				count_line(survey, part);
		else
			count_line(survey, line);
	end_chunk(survey);
}

static bool is_harmless(str body)
{
	size_t at = 0;

	if (body.n > LENGTH_WITHOUT_DANGER)
		return false;
	for (size_t bars = 0; (at = str_find_char(body, '|', at)) != STR_NONE; at++)
		if (++bars > BARS_WITHOUT_DANGER)
			return false;
	return true;
}

struct md_features md_guard_features(str body)
{
	struct survey survey = {0};
	uint64_t copies;

	if (is_harmless(body))
		return (struct md_features){true, true, true};
	count_lines(&survey, body);
	/* a row that has fewer cells than the header gets the rest, each some 300 bytes large */
	if (survey.columns * survey.lines > body.n + 65536)
		survey.table_cost = UINT64_MAX;
	/* each use of a reference copies its destination and title */
	copies = survey.definition_bytes * survey.closers;
	if (copies > LIMIT_MARKDOWN_COPIES)
		survey.core_cost = UINT64_MAX;
	else
		survey.core_cost += survey.depth * (survey.lines + survey.marks) * 11;
	return (struct md_features){
	    .tables = survey.table_cost <= LIMIT_MARKDOWN_COST,
	    .autolinks = survey.autolink_cost <= LIMIT_MARKDOWN_COST,
	    .markdown = survey.core_cost <= LIMIT_MARKDOWN_COST,
	};
}
