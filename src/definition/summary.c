/* SPDX-License-Identifier: MIT */
/*
 * Plain text for lists and cards: a heading without its marks, a first paragraph, a first sentence.
 * Not for showing a body: that is markdown/'s work.
 */
#include "definition/summary.h"

#include "base/utf8.h"
#include "definition/lines.h"

enum {
	PARAGRAPH_MAX = 2000, /* bytes of a first paragraph that are looked at */
	RUN_MAX = 3, /* marks in a row that can be emphasis or code */
};

/*
 * One walk over the text; two walks are made, the first to count the marks of each sort, so that in
 * the second an odd one out stays: "2 * 3" and "**bold" keep theirs.
 */
struct walk {
	str text;
	size_t at;
	size_t link_close, link_end; /* of the link whose text is being walked: "](", behind ")" */
	size_t next_close; /* of the "](" found last; STR_NONE when none lies ahead */
	bool no_code[RUN_MAX + 1]; /* by length: no closing run of backticks lies ahead */
};

struct piece {
	str text;
	unsigned mark; /* which sort of emphasis text is, from 1; 0 when it is content */
};

static size_t run_at(str text, size_t at)
{
	size_t end = at;

	while (end < text.n && text.p[end] == text.p[at])
		end++;
	return end - at;
}

/* A word character for the rules of emphasis; so is any part of a character beyond ASCII. */
static bool is_word(char c)
{
	return char_is_alnum(c) || (unsigned char)c >= 0x80;
}

/* Whether a run of stars or underscores can open or close emphasis. */
static bool is_emphasis(str text, size_t at, size_t run)
{
	const char before = at ? text.p[at - 1] : ' ';
	const char behind = at + run < text.n ? text.p[at + run] : ' ';

	if (run > RUN_MAX || (char_is_space(before) && char_is_space(behind)))
		return false;
	return text.p[at] == '*' || !is_word(before) || !is_word(behind);
}

/* The content of a code span that begins at the walk's place. */
static bool take_code(struct walk *w, size_t run, str *ret_content)
{
	const str mark = str_slice(w->text, w->at, w->at + run);
	size_t end = w->at + run;

	if (run > RUN_MAX || w->no_code[run])
		return false;
	while ((end = str_find(w->text, mark, end)) != STR_NONE) {
		const size_t length = run_at(w->text, end);

		if (length == run) {
			*ret_content = str_slice(w->text, w->at + run, end);
			w->at = end + run;
			return true;
		}
		end += length;
	}
	w->no_code[run] = true;
	return false;
}

/* Whether "[text](target)" begins at a bracket; remembers where its text ends. */
static bool enter_link(struct walk *w, size_t bracket)
{
	size_t inner, end;

	if (w->next_close == STR_NONE || bracket < w->link_end)
		return false;
	if (w->next_close <= bracket) /* else it is still the next: each is looked for once */
		w->next_close = str_find(w->text, S("]("), bracket);
	if (w->next_close == STR_NONE)
		return false;
	inner = str_find_char(w->text, '[', bracket + 1);
	if (inner < w->next_close)
		return false; /* brackets within: the inner ones are the link */
	end = str_find_char(w->text, ')', w->next_close);
	if (end == STR_NONE) {
		w->next_close = STR_NONE;
		return false;
	}
	w->link_close = w->next_close;
	w->link_end = end + 1;
	return true;
}

static bool is_escape(str text, size_t at)
{
	return text.p[at] == '\\' && at + 1 < text.n &&
	    memchr("\\`*_{}[]()#+-.!<>|~", text.p[at + 1], 19);
}

/* A run of stars, underscores or backticks: a mark, a code span, or the characters themselves. */
static struct piece take_run(struct walk *w)
{
	const char c = w->text.p[w->at];
	const size_t run = run_at(w->text, w->at);
	struct piece piece = {str_slice(w->text, w->at, w->at + run), 0};

	if (c == '`' && take_code(w, run, &piece.text))
		return piece;
	if (c != '`' && is_emphasis(w->text, w->at, run))
		piece.mark = (unsigned)run + (c == '_' ? RUN_MAX : 0);
	w->at += run;
	return piece;
}

/* The next piece of content or mark; false at the end. */
static bool next_piece(struct walk *w, struct piece *ret_piece)
{
	*ret_piece = (struct piece){S(""), 0};
	if (w->at == w->text.n)
		return false;
	const char c = w->text.p[w->at];
	const bool is_image = c == '!' && w->at + 1 < w->text.n && w->text.p[w->at + 1] == '[';

	if (w->link_end && w->at == w->link_close) {
		w->at = w->link_end;
	} else if ((c == '[' || is_image) && enter_link(w, w->at + is_image)) {
		w->at += 1u + is_image;
	} else if (c == '*' || c == '_' || c == '`') {
		*ret_piece = take_run(w);
	} else {
		w->at += is_escape(w->text, w->at);
		ret_piece->text = str_slice(w->text, w->at, w->at + 1);
		w->at++;
	}
	return true;
}

static void add_folded(struct buf *out, str text)
{
	for (size_t i = 0; i < text.n;) {
		const size_t from = i;

		while (i < text.n && !char_is_space(text.p[i]))
			i++;
		buf_add(out, str_slice(text, from, i));
		if (i < text.n && out->n && out->p[out->n - 1] != ' ')
			buf_char(out, ' ');
		i++;
	}
}

/* Whether a text has none of the characters that next_piece knows, as nine of ten headings. */
static bool is_plain(str text)
{
	for (size_t i = 0; i < text.n; i++) {
		const char c = text.p[i];

		if (c == '*' || c == '_' || c == '`' || c == '[' || c == '\\')
			return false;
	}
	return true;
}

str markdown_plain(struct arena *mem, str text)
{
	unsigned left[2 * RUN_MAX + 1] = {0};
	struct walk count = {.text = text}, take = {.text = text};
	struct piece piece;
	struct buf out;

	if (is_plain(text)) {
		buf_init_max(&out, mem, text.n);
		add_folded(&out, text);
		return str_trim_end(buf_str(&out));
	}
	while (next_piece(&count, &piece))
		left[piece.mark]++;
	for (size_t i = 0; i <= (size_t)2 * RUN_MAX; i++)
		left[i] -= left[i] % 2;
	buf_init_max(&out, mem, text.n);
	while (next_piece(&take, &piece)) {
		if (piece.mark && left[piece.mark])
			left[piece.mark]--;
		else
			add_folded(&out, piece.text);
	}
	return str_trim_end(buf_str(&out));
}

static bool is_line_of(str line, const char *chars)
{
	for (size_t i = 0; i < line.n; i++)
		if (!strchr(chars, line.p[i]) || !line.p[i])
			return false;
	return line.n > 0;
}

static bool is_fence(str line)
{
	return str_starts_with(line, S("```")) || str_starts_with(line, S("~~~"));
}

/* A line that is no prose: a heading, a rule, a table, an image, a line that is one tag. */
static bool is_decoration(str line)
{
	const char last = line.p[line.n - 1];

	return line.p[0] == '#' || line.p[0] == '|' || is_line_of(line, "-*_= ") ||
	    str_starts_with(line, S("![")) || str_starts_with(line, S("[![")) ||
	    (line.p[0] == '<' && last == '>');
}

/* Takes the marks of quotes and list items off; sets *ret_item when there was one. */
static str skip_marks(str line, bool *ret_item)
{
	size_t digits = 0;

	*ret_item = false;
	while (str_starts_with(line, S(">")))
		line = str_trim(str_from(line, 1));
	while (digits < line.n && char_is_digit(line.p[digits]))
		digits++;
	if (digits &&
	    (str_starts_with(str_from(line, digits), S(". ")) ||
		str_starts_with(str_from(line, digits), S(") "))))
		line = str_from(line, digits);
	else if (!str_starts_with(line, S("- ")) && !str_starts_with(line, S("* ")) &&
	    !str_starts_with(line, S("+ ")))
		return line;
	*ret_item = true;
	return str_trim(str_from(line, 1));
}

/* Skips the lines of a fence or a comment, whose first is the current one. */
static void skip_to(struct lines *l, str end, size_t from)
{
	do {
		if (str_find(str_trim(l->line), end, from) != STR_NONE)
			return;
		from = 0;
	} while (lines_next(l));
}

/* Skips to the first line of prose; false when there is none. */
static bool find_prose(struct lines *l)
{
	while (lines_next(l)) {
		const str line = str_trim(l->line);

		if (is_fence(line))
			skip_to(l, str_slice(line, 0, 3), 3);
		else if (str_starts_with(line, S("<!--")))
			skip_to(l, S("-->"), 4);
		else if (line.n && !is_decoration(line))
			return true;
	}
	return false;
}

/* Whether the underline of a heading follows, which makes the lines before it one. */
static bool is_underlined(str line)
{
	return is_line_of(line, "=") || is_line_of(line, "-");
}

str markdown_first_paragraph(struct arena *mem, str body)
{
	struct lines l = {.text = body};
	struct buf text;

	buf_init(&text, mem);
	while (!text.n && find_prose(&l)) {
		bool is_list, is_item, more;

		buf_add(&text, skip_marks(str_trim(l.line), &is_list));
		while ((more = lines_next(&l)) && text.n < PARAGRAPH_MAX) {
			const str line = str_trim(l.line);
			const str prose = skip_marks(line, &is_item);

			if (!line.n || is_item || is_fence(line) || is_decoration(line))
				break;
			buf_char(&text, ' ');
			buf_add(&text, prose);
		}
		if (more && !is_list && is_underlined(str_trim(l.line)))
			buf_clear(&text); /* it was a heading */
	}
	return markdown_plain(mem, utf8_prefix(buf_str(&text), PARAGRAPH_MAX));
}

/* Whether the word that ends before the full stop at i is none that ends a sentence. */
static bool is_abbreviation(str text, size_t i)
{
	static const char *const words[] = {
	    "e.g", "i.e", "vs", "cf", "incl", "resp", "approx", "dr"};
	size_t from = i, digits = 0;

	while (from > 0 && !char_is_space(text.p[from - 1]) && text.p[from - 1] != '(')
		digits += char_is_digit(text.p[--from]);
	const str word = str_slice(text, from, i);
	for (size_t k = 0; k < sizeof words / sizeof *words; k++)
		if (str_eq_nocase(word, str_of_cstr(words[k])))
			return true;
	return (word.n == 1 && char_is_alpha(word.p[0])) || (from == 0 && digits == word.n);
}

/* Quotes and brackets that close behind the end of a sentence belong to it. */
static size_t skip_closers(str text, size_t i)
{
	while (i < text.n && strchr(".!?\"')]", text.p[i]) && text.p[i])
		i++;
	return i;
}

static bool is_small(str text, size_t i)
{
	return i < text.n && text.p[i] >= 'a' && text.p[i] <= 'z';
}

/* Whether a sentence ends at byte i; its end is then *ret_end. */
static bool ends_sentence(str text, size_t i, size_t *ret_end)
{
	static const char *const wide[] = {
	    "\xE3\x80\x82", "\xEF\xBC\x81", "\xEF\xBC\x9F"}; /* 。！？ */
	const char c = text.p[i];

	for (size_t k = 0; k < sizeof wide / sizeof *wide; k++) {
		if (str_starts_with(str_from(text, i), str_of_cstr(wide[k]))) {
			*ret_end = i + 3;
			return true;
		}
	}
	if (c != '.' && c != '!' && c != '?')
		return false;
	const size_t end = skip_closers(text, i);
	if (end < text.n && text.p[end] != ' ')
		return false;
	if (is_small(text, end + 1) || (c == '.' && is_abbreviation(text, i)))
		return false;
	*ret_end = end;
	return true;
}

/* The end of the first paragraph, at a blank line. */
static size_t paragraph_end(str text)
{
	struct lines l = {.text = text};

	while (lines_next(&l))
		if (line_is_blank(l.line))
			return l.start;
	return text.n;
}

static str cut_at_word(struct arena *mem, str text, size_t max)
{
	const str cut = utf8_prefix(text, max);
	const size_t space = str_rfind_char(cut, ' ');
	const str words = space != STR_NONE && space > max / 2 ? str_slice(cut, 0, space) : cut;

	return str_cat(mem, str_trim_end(words), S("\xE2\x80\xA6"));
}

str def_first_sentence(struct arena *mem, str text, size_t max)
{
	struct buf folded;
	size_t end = 0;

	text = str_trim(text);
	text = utf8_prefix(str_slice(text, 0, paragraph_end(text)), max * 4 + 16);
	buf_init_max(&folded, mem, text.n);
	add_folded(&folded, text);
	text = str_trim_end(buf_str(&folded));
	for (size_t i = 0; i < text.n; i++)
		if (ends_sentence(text, i, &end))
			break;
	if (end)
		text = str_slice(text, 0, end);
	return text.n > max ? cut_at_word(mem, text, max) : text;
}
