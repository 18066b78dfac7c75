/* SPDX-License-Identifier: MIT */
/*
 * Whether two bodies differ in nothing but white space: blank lines, indents, and where the lines
 * of a paragraph end. Not a parser of markdown: of blocks it knows as much as is needed to see that
 * a line begins another one, so that two list items do not pass for one that was wrapped. In code
 * every line counts as it is.
 */
#include "site/change.h"
#include "site/word.h"

enum {
	CODE_INDENT = 4, /* columns that make a line code, outside of lists */
	FENCE_MIN = 3, /* marks that open a fence */
	TAB_STOP = 4,
};

enum token_kind { TOKEN_END, TOKEN_BREAK, TOKEN_WORD, TOKEN_CODE };

struct token {
	enum token_kind kind;
	bool begins_line;
	str text; /* of a word, or of a line of code */
};

struct reader {
	str rest; /* lines that were not looked at yet */
	str line; /* what is left of the current one */
	bool at_start; /* nothing of the current line was taken */
	bool breaks; /* a block ended since the last token */
	bool ends_block; /* the current line is a block of its own, as a heading is */
	bool after_blank;
	bool in_list, in_code;
	char fence; /* its mark; 0 outside */
	size_t fence_length, fence_indent;
};

/* Columns of blank space that a line begins with. */
static size_t indent_of(str line, size_t *ret_bytes)
{
	size_t columns = 0, i = 0;

	for (; i < line.n && (line.p[i] == ' ' || line.p[i] == '\t'); i++)
		columns += line.p[i] == ' ' ? 1 : TAB_STOP - columns % TAB_STOP;
	*ret_bytes = i;
	return columns;
}

static size_t run_of(str text, char c)
{
	size_t n = 0;

	while (n < text.n && text.p[n] == c)
		n++;
	return n;
}

static bool begins_item(str text)
{
	size_t n = 0;

	while (n < text.n && char_is_digit(text.p[n]))
		n++;
	if (n)
		n = n < text.n && (text.p[n] == '.' || text.p[n] == ')') ? n + 1 : 0;
	else if (text.n && strchr("-*+", text.p[0]))
		n = 1;
	return n && (n == text.n || word_is_gap(text.p[n]));
}

/* A row of a table, a quote, a heading, HTML, or a line of dashes or equals signs. */
static bool is_own_block(str text)
{
	const size_t run = run_of(text, text.p[0]);

	if (strchr("#|><", text.p[0]))
		return true;
	return run == text.n && strchr("-=*_", text.p[0]);
}

static bool opens_fence(struct reader *r, str text, size_t indent)
{
	const size_t run = run_of(text, text.p[0]);

	if ((text.p[0] != '`' && text.p[0] != '~') || run < FENCE_MIN)
		return false;
	r->fence = text.p[0];
	r->fence_length = run;
	r->fence_indent = indent;
	return true;
}

/* Decides what a line that is not blank and in no fence begins. */
static void enter_line(struct reader *r, str text, size_t indent)
{
	const bool item = begins_item(text);

	r->in_code = !r->in_list && indent >= CODE_INDENT && (r->after_blank || r->in_code);
	if (r->in_code)
		return;
	if (item)
		r->in_list = true;
	else if (!indent && r->after_blank)
		r->in_list = false;
	const bool own = is_own_block(text) || opens_fence(r, text, indent);
	r->breaks = r->breaks || r->ends_block || r->after_blank || own || item;
	r->ends_block = own;
}

/* A line of an open fence as it is, less the fence's own indent; its last line closes it. */
static struct token fenced_line(struct reader *r, str line)
{
	size_t bytes;
	const size_t indent = indent_of(line, &bytes);
	const size_t run = run_of(str_from(line, bytes), r->fence);
	const bool closes = run >= r->fence_length && bytes + run == line.n;

	if (closes) {
		r->fence = '\0';
		r->ends_block = true;
		return (struct token){TOKEN_CODE, true, str_from(line, bytes)};
	}
	return (struct token){
	    TOKEN_CODE, true, str_from(line, indent <= r->fence_indent ? bytes : r->fence_indent)};
}

/* Goes to the next line; true when it is a token of its own. */
static bool take_line(struct reader *r, str line, struct token *ret_token)
{
	size_t bytes;
	const size_t indent = indent_of(line, &bytes);

	line = str_trim_end(line);
	if (r->fence) {
		*ret_token = fenced_line(r, line);
		return true;
	}
	if (!line.n) {
		r->after_blank = true;
		return false;
	}
	enter_line(r, str_from(line, bytes), indent);
	r->after_blank = false;
	if (r->in_code) {
		*ret_token = (struct token){TOKEN_CODE, true, line};
		return true;
	}
	r->line = line;
	r->at_start = true;
	return false;
}

static struct token next_token(struct reader *r)
{
	struct token token = {TOKEN_END, false, {NULL, 0}};
	size_t at = 0;
	str line;

	/* even a line that is not blank may have no word, but control characters */
	while (!word_next(r->line, &at, &token.text)) {
		at = 0;
		r->line = STR_ABSENT;
		if (!str_next_line(&r->rest, &line) || take_line(r, line, &token))
			return token;
	}
	token.kind = r->breaks ? TOKEN_BREAK : TOKEN_WORD;
	if (r->breaks) {
		r->breaks = false;
		return token;
	}
	token.begins_line = r->at_start;
	r->at_start = false;
	r->line = str_from(r->line, at);
	return token;
}

bool site_differs_in_space(str before, str after, bool *ret_wrapped)
{
	struct reader a = {.rest = before, .breaks = true}, b = {.rest = after, .breaks = true};
	bool wrapped = false;

	for (;;) {
		const struct token was = next_token(&a), is = next_token(&b);

		if (was.kind != is.kind || (was.kind != TOKEN_BREAK && !str_eq(was.text, is.text)))
			return false;
		if (was.kind == TOKEN_END)
			break;
		wrapped = wrapped || was.begins_line != is.begins_line;
	}
	*ret_wrapped = wrapped;
	return true;
}
