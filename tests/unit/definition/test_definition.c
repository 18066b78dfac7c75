/* SPDX-License-Identifier: MIT */
/* Whole files: fields, names, summaries, what is said about bad input. */
#include "unit/definition/parsed.h"

#include "base/limits.h"
#include "base/utf8.h"

static str file_of(const char *front, const char *body)
{
	return str_format(unit_mem, "---\ndescription: d\n%s---\n%s", front, body);
}

struct name_row {
	const char *name;
	const char *front, *body;
	const char *got_name, *title;
};

static const struct name_row name_rows[] = {
    {"given", "name: reviewer\n", "# Code\n", "reviewer", "reviewer"},
    {"not given", "", "# **Code** Reviewer\n", "a", "Code Reviewer"},
    {"neither name nor heading", "", "text\n", "a", "a"},
    {"second level is no title", "", "## Part\n", "a", "a"},
    {"words", "name: C# Expert\n", "", "C# Expert", "C# Expert"},
    {"number", "name: 123\n", "", "123", "123"},
    {"number with a fraction", "name: 1.0\n", "", "1.0", "1.0"},
    {"number and letters", "name: 4.1-Beast\n", "", "4.1-Beast", "4.1-Beast"},
    {"boolean", "name: true\n", "", "true", "true"},
    {"null", "name: ~\n", "", "a", "a"},
    {"blank", "name: '  '\n", "", "a", "a"},
    {"over lines", "name: |\n  two\n  lines\n", "", "two lines", "two lines"},
    {"path", "name: ../../etc/passwd\n", "", "../../etc/passwd", "../../etc/passwd"},
    {"hidden", "name: .hidden\n", "", ".hidden", ".hidden"},
    {"device", "name: CON\n", "", "CON", "CON"},
    {"namespace", "name: sc:recommend\n", "", "sc:recommend", "sc:recommend"},
    {"markup", "name: <img onerror=x>\n", "", "<img onerror=x>", "<img onerror=x>"},
    {"template", "name: '{{x}}'\n", "", "{{x}}", "{{x}}"},
    {"list is no name", "name: [x]\n", "", "a", "a"},
};

static void takes_names(void **state)
{
	const struct name_row *row = *state;
	const struct definition def = parsed(file_of(row->front, row->body));

	assert_str_equal(def.name, str_of_cstr(row->got_name));
	assert_str_equal(def.title, str_of_cstr(row->title));
	assert_str_equal(def.stem, S("a"));
}

struct field_row {
	const char *name;
	const char *front;
	const char *model, *color, *hint, *problems;
};

static const struct field_row field_rows[] = {
    {"none", "", NULL, NULL, NULL, ""},
    {"scalars", "model: opus\ncolor: blue\nargument-hint: <file>\n", "opus", "blue", "<file>", ""},
    {"nulls are none", "model:\ncolor: ~\nargument-hint:\n", NULL, NULL, NULL, ""},
    {"list of models", "model: [opus, 'gpt 5']\n", "opus, gpt 5", NULL, NULL, ""},
    {"number as model", "model: 4.1\n", "4.1", NULL, NULL, ""},
    {"colour in quotes", "color: \"#FF5733\"\n", NULL, "#FF5733", NULL, ""},
    {"hint that YAML takes for a list", "argument-hint: [file]\n", NULL, NULL, "[file]", ""},
    {"hint of several words", "argument-hint: [file name, place] # two\n", NULL, NULL,
	"[file name, place]", ""},
    {"hint over lines", "argument-hint:\n  - file\n  - place\n", NULL, NULL, "[file, place]", ""},
    {"hint with an underscore", "argument_hint: x\n", NULL, NULL, "x", ""},
    {"model is a mapping", "model: {a: b}\n", NULL, NULL, NULL, "3:1 AD114"},
    {"model is a list of lists", "model: [a, [b]]\n", "a", NULL, NULL, "3:1 AD114"},
    {"colour is a list", "name: x\ncolor: [a]\n", NULL, NULL, NULL, "4:1 AD114"},
    {"hint is a mapping", "argument-hint: {a: b}\n", NULL, NULL, NULL, "3:1 AD114"},
    {"name is a list", "name: [x]\n", NULL, NULL, NULL, "3:1 AD114"},
    {"tools hold a list", "tools: [[a]]\n", NULL, NULL, NULL, "3:1 AD114"},
    {"twice", "color: a\ncolor: b\n", NULL, "b", NULL, "4:1 AD113"},
};

static void takes_fields(void **state)
{
	const struct field_row *row = *state;
	const struct definition def = parsed(file_of(row->front, ""));

	assert_str_equal(def.model, str_of_cstr(row->model));
	assert_str_equal(def.color, str_of_cstr(row->color));
	assert_str_equal(def.argument_hint, str_of_cstr(row->hint));
	assert_true(!def.model.p == !row->model && !def.color.p == !row->color);
	assert_str_equal(problems_of(&def), str_of_cstr(row->problems));
}

/* One file with everything that a field table can hold. */
static void takes_all_lists(void **state)
{
	const struct definition def = parsed(S(
	    "---\nname: lead\ndescription: Leads.\nallowed-tools: Read Bash(git:*)\ntools: [Edit]\n"
	    "disallowedTools: Write, Task\nskills: [read-pdf]\nagents: ['*']\n"
	    "handoffs:\n  - label: Test\n    agent: tester\nescalation_to: principal\n"
	    "parallel_compatible:\n  - tester # twice\n  - writer\nmy_own: {deep: [1]}\n---\n"));

	(void)state;
	assert_str_equal(joined(&def.tools.allowed), S("Edit|Read|Bash(git:*)"));
	assert_str_equal(joined(&def.tools.forbidden), S("Write|Task"));
	assert_false(def.tools.inherits_all);
	assert_str_equal(joined(&def.skills), S("read-pdf"));
	assert_str_equal(joined(&def.agents), S("*"));
	assert_str_equal(joined(&def.handoffs), S("tester"));
	assert_str_equal(joined(&def.escalation_to), S("principal"));
	assert_str_equal(joined(&def.parallel_compatible), S("tester|writer"));
	assert_str_equal(json_of(*value_get(def.front, S("my_own"))), S("{\"deep\":[1]}"));
	assert_int_equal(def_key_line(&def, S("agents")), 8);
	assert_int_equal(def_key_line(&def, S("my_own")), 16);
	assert_int_equal(def_key_line(&def, S("nowhere")), 2);
	assert_int_equal(def.problem_count, 0);
}

struct tools_row {
	const char *name;
	const char *front;
	bool inherits_all;
	const char *allowed;
};

static const struct tools_row tools_rows[] = {
    {"absent", "", true, ""},
    {"null", "tools:\n", true, ""},
    {"star", "tools: '*'\n", true, ""},
    {"star that YAML rejects", "tools: *\n", true, ""},
    {"empty", "tools: []\n", false, ""},
    {"by another key", "allowed_tools: Read\n", false, "Read"},
    {"by one more key", "allowedTools: [Read]\n", false, "Read"},
    {"only forbidden", "disallowedTools: [Read]\n", true, ""},
};

static void inherits_tools(void **state)
{
	const struct tools_row *row = *state;
	const struct definition def = parsed(file_of(row->front, ""));

	assert_int_equal(def.tools.inherits_all, row->inherits_all);
	assert_str_equal(joined(&def.tools.allowed), str_of_cstr(row->allowed));
}

struct summary_row {
	const char *name;
	str file, summary;
};

static const struct summary_row summary_rows[] = {
    {"of the description", UNIT_S("---\ndescription: Does it. Well.\n---\nOther.\n"),
	UNIT_S("Does it.")},
    {"with marks", UNIT_S("---\ndescription: '**Does** `it`. Well.'\n---\n"), UNIT_S("Does it.")},
    {"before the examples",
	UNIT_S("---\ndescription: 'Use it. Examples:\\n\\n<example>x</example>'\n---\nOther.\n"),
	UNIT_S("Use it.")},
    {"of the body when all are examples",
	UNIT_S("---\ndescription: <example>x</example>\n---\n# T\n\nOther. More.\n"),
	UNIT_S("Other.")},
    {"of the body", UNIT_S("# Creator\n\n## Description\n\nThe creator makes\ntexts. And more.\n"),
	UNIT_S("The creator makes texts.")},
    {"number", UNIT_S("---\ndescription: 12\n---\n"), UNIT_S("12")},
    {"nothing", UNIT_S("---\ndescription:\n---\n"), UNIT_S("")},
};

static void summarises(void **state)
{
	const struct summary_row *row = *state;
	const struct definition def = parsed(row->file);

	assert_str_equal(def.summary, row->summary);
	assert_non_null(def.description.p);
}

struct bad_row {
	const char *name;
	str file;
	const char *problems;
	str body;
};

static const struct bad_row bad_rows[] = {
    {"zero bytes", UNIT_S(""), "1:1 AD107", UNIT_S("")},
    {"blank", UNIT_S(" \r\n\n"), "1:1 AD107", UNIT_S(" \r\n\n")},
    {"byte order mark alone", UNIT_S("\xEF\xBB\xBF"), "1:1 AD107", UNIT_S("")},
    {"no front matter", UNIT_S("# T\ntext\n"), "1:1 AD103", UNIT_S("# T\ntext\n")},
    {"no description", UNIT_S("---\nname: x\n---\nt\n"), "2:1 AD112", UNIT_S("t\n")},
    {"blank description", UNIT_S("---\nname: x\ndescription: ' '\n---\nt\n"), "2:1 AD112",
	UNIT_S("t\n")},
    {"invalid UTF-8",
	UNIT_S("---\ndescription: d\n---\nab\xBC"
	       "c\xFF\n"),
	"4:3 AD106",
	UNIT_S("ab\xEF\xBF\xBD"
	       "c\xEF\xBF\xBD\n")},
    {"invalid UTF-8 in the front matter",
	UNIT_S("---\ndescription: \xBC"
	       "d\n---\n"),
	"2:14 AD106", UNIT_S("")},
    {"NUL", UNIT_S("---\ndescription: d\n---\na\0b\n"), "4:2 AD106",
	UNIT_S("a\xEF\xBF\xBD"
	       "b\n")},
    {"control characters", UNIT_S("---\ndescription: d\n---\n# A\x04\n\x1B[31m\n"), "4:4 AD115",
	UNIT_S("# A\x04\n\x1B[31m\n")},
    {"open fence", UNIT_S("---\ndescription: d\n---\ntext\n\n```sh\nls\n"), "6:1 AD109",
	UNIT_S("text\n\n```sh\nls\n")},
    {"several", UNIT_S("---\nname: a: b\n---\n```\n\x01\n"),
	"2:1 AD112, 2:8 AD101, 4:1 AD109, 5:1 AD115", UNIT_S("```\n\x01\n")},
    {"script and template", UNIT_S("---\ndescription: '</script>{{x}}'\n---\n</script>{{{y}}}\n"),
	"", UNIT_S("</script>{{{y}}}\n")},
};

static void reports_bad_input(void **state)
{
	const struct bad_row *row = *state;
	const struct definition def = parsed(row->file);

	assert_str_equal(problems_of(&def), str_of_cstr(row->problems));
	assert_str_equal(def.body, row->body);
	assert_int_equal(utf8_valid_prefix(def.source), def.source.n);
}

/* Every prefix of every file gives a definition with a name, and its body is the end of its source.
 */
static void every_prefix_is_a_definition(void **state)
{
	const struct bad_row *row = *state;

	for (size_t n = 0; n <= row->file.n; n++) {
		const struct definition def = parsed(str_slice(row->file, 0, n));

		assert_str_equal(def.name,
		    def.front.map->n && value_get(def.front, S("name")) ? def.name : S("a"));
		assert_int_equal(def.front.kind, VALUE_MAP);
		assert_true(def.body.p + def.body.n == def.source.p + def.source.n);
	}
}

static void commands_need_no_description(void **state)
{
	const str bare = S("Run the tests.\n"), named = S("---\nmodel: x\n---\nRun the tests.\n");
	struct definition def = parsed_as(DEF_COMMAND, S("commands/test.md"), named);

	(void)state;
	assert_int_equal(def.problem_count, 0);
	assert_str_equal(def.summary, S("Run the tests."));
	def = parsed_as(DEF_COMMAND, S("commands/test.md"), bare);
	assert_str_equal(problems_of(&def), S("1:1 AD103"));
	assert_str_equal(def.name, S("test"));
}

static void too_large_is_cut_at_a_character(void **state)
{
	struct definition def;
	struct buf text;

	(void)state;
	buf_init(&text, unit_mem);
	buf_add(&text, S("---\ndescription: d\n---\n"));
	while (text.n + 3 <= LIMIT_DEFINITION + 2)
		buf_add(&text, S("\xE2\x86\x92"));
	def = parsed_as(DEF_AGENT, S("agents/a.md"), buf_str(&text));
	assert_int_equal(def.problem_count, 1);
	assert_int_equal(def.problems[0].code, AD108);
	assert_true(def.source.n <= LIMIT_DEFINITION && def.source.n > LIMIT_DEFINITION - 3);
	assert_int_equal(utf8_valid_prefix(def.source), def.source.n);
}

static void long_lines_and_bodies_are_read_whole(void **state)
{
	struct definition def;
	struct buf text;

	(void)state;
	buf_init(&text, unit_mem);
	buf_add(&text, S("---\ndescription: d\n---\n# T\n"));
	while (text.n < 130000)
		buf_add(&text, S("word "));
	while (text.n < 300000)
		buf_add(&text, S("\n\n## Part\n\nmore words"));
	def = parsed_as(DEF_AGENT, S("agents/a.md"), buf_str(&text));
	assert_int_equal(def.problem_count, 0);
	assert_int_equal(def.section_count, 1 + (text.n - 130000) / 21);
	assert_int_equal(def.source.n, text.n);
}

static void names_from_paths_are_text(void **state)
{
	const struct definition def = parsed_as(DEF_AGENT, S("agents/a\xFF.md"), S("text\n"));

	(void)state;
	assert_str_equal(def.name, S("a\xEF\xBF\xBD"));
	assert_str_equal(def.path, S("agents/a\xFF.md"));
}

static void words_are_counted(void **state)
{
	const struct definition def =
	    parsed(S("---\ndescription: d d\n---\n one\ttwo\n\nthree\r\n"));

	(void)state;
	assert_int_equal(def.words, 3);
	assert_int_equal(def.body_line, 4);
}

/* Problems go to the caller's sink and stay with the definition. */
static void problems_are_told_twice(void **state)
{
	struct diag *diag = diag_new(unit_mem);
	struct arena *tmp = arena_open();
	struct definition def;
	size_t n;

	(void)state;
	def_parse(unit_mem, tmp, diag, S("agents/a.md"), DEF_AGENT, S("text\n```\n"), &def);
	const struct diag_item *items = diag_items(diag, &n);
	assert_int_equal(n, 2);
	assert_int_equal(def.problem_count, 2);
	for (size_t i = 0; i < n; i++) {
		assert_int_equal(items[i].code, def.problems[i].code);
		assert_str_equal(items[i].text, def.problems[i].text);
		assert_str_equal(items[i].place.path, S("agents/a.md"));
	}
	arena_close(tmp);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, takes_names, name_rows);
	UNIT_ROWS(&suite, takes_fields, field_rows);
	UNIT_TEST(&suite, takes_all_lists);
	UNIT_ROWS(&suite, inherits_tools, tools_rows);
	UNIT_ROWS(&suite, summarises, summary_rows);
	UNIT_ROWS(&suite, reports_bad_input, bad_rows);
	UNIT_ROWS(&suite, every_prefix_is_a_definition, bad_rows);
	UNIT_TEST(&suite, commands_need_no_description);
	UNIT_TEST(&suite, too_large_is_cut_at_a_character);
	UNIT_TEST(&suite, long_lines_and_bodies_are_read_whole);
	UNIT_TEST(&suite, names_from_paths_are_text);
	UNIT_TEST(&suite, words_are_counted);
	UNIT_TEST(&suite, problems_are_told_twice);
	return unit_run(&suite, "definition/definition");
}
