/* SPDX-License-Identifier: MIT */
/*
 * The example of a description taken apart into turns. Authors write them as
 *
 *	Context: the tests fail
 *	user: "Please look"
 *	assistant: "I will ask the debugger"
 *	<commentary>
 *	why that is right
 *	</commentary>
 *
 * with the tags on lines of their own or not. What does not look so stays one text.
 */
#include "base/arena.h"
#include "page/common.h"

#define COMMENTARY_OPEN S("<commentary>")
#define COMMENTARY_CLOSE S("</commentary>")

/* Who may speak, and the class of the turn. */
static const struct {
	str word, role;
} speakers[] = {
    {{"user", 4}, {"user", 4}},
    {{"human", 5}, {"user", 4}},
    {{"assistant", 9}, {"assistant", 9}},
    {{"agent", 5}, {"assistant", 9}},
    {{"context", 7}, {"note", 4}},
    {{"commentary", 10}, {"note", 4}},
};

/* The turns so far, and the one that grows. */
struct dialogue {
	struct arena *mem;
	struct value turns;
	str who, role;
	struct buf text;
};

static void end_turn(struct dialogue *dialogue)
{
	struct arena *mem = dialogue->mem;
	str text = str_trim(buf_str(&dialogue->text));

	if (dialogue->who.n || text.n) {
		struct value turn = value_map(mem);
		VALUE_SET(mem, turn, "who", page_text(dialogue->who));
		VALUE_SET(mem, turn, "role", value_string(dialogue->role));
		VALUE_SET(mem, turn, "text", value_string(text));
		value_push(mem, dialogue->turns, turn);
	}
}

static void start_turn(struct dialogue *dialogue, str who, str role)
{
	end_turn(dialogue);
	dialogue->who = who;
	dialogue->role = role;
	buf_init(&dialogue->text, dialogue->mem);
}

/* Whether a line begins with a speaker: then a turn starts, and *line is what is said. */
static bool take_speaker(struct dialogue *dialogue, str *line)
{
	size_t colon = str_find_char(*line, ':', 0);
	str word = str_trim(str_slice(*line, 0, colon));

	for (size_t i = 0; colon != STR_NONE && i < sizeof speakers / sizeof *speakers; i++) {
		if (!str_eq_nocase(word, speakers[i].word))
			continue;
		start_turn(dialogue, word, speakers[i].role);
		*line = str_from(*line, colon + 1);
		return true;
	}
	return false;
}

static void add_spoken(struct dialogue *dialogue, str text)
{
	str line;

	while (str_next_line(&text, &line)) {
		if (!take_speaker(dialogue, &line) && dialogue->text.n)
			buf_char(&dialogue->text, '\n');
		buf_add(&dialogue->text, str_trim(line));
	}
}

struct value page_dialogue(struct arena *mem, str example)
{
	struct dialogue dialogue = {.mem = mem, .turns = value_list(mem), .role = S("note")};
	str rest = example;

	buf_init(&dialogue.text, mem);
	while (rest.n) {
		size_t open = str_find(rest, COMMENTARY_OPEN, 0);
		add_spoken(&dialogue, str_slice(rest, 0, open));
		if (open == STR_NONE)
			break;
		rest = str_from(rest, open + COMMENTARY_OPEN.n);
		size_t close = str_find(rest, COMMENTARY_CLOSE, 0);
		start_turn(&dialogue, S("commentary"), S("note"));
		buf_add(&dialogue.text, str_trim(str_slice(rest, 0, close)));
		start_turn(&dialogue, STR_ABSENT, S("note"));
		rest = close == STR_NONE ? S("") : str_from(rest, close + COMMENTARY_CLOSE.n);
	}
	end_turn(&dialogue);
	return dialogue.turns;
}
