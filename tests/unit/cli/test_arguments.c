/* SPDX-License-Identifier: MIT */
/* Command lines, taken apart by the table of a verb, and the table printed as usage. */
#include "cli/cli.h"

#include "unit/unit.h"

static const struct cli_option options[] = {
    {"--output", "-o", CLI_VALUE, "DIR", "where to"},
    {"--out", NULL, CLI_VALUE, "X", "begins as another does"},
    {"--quiet", "-q", CLI_FLAG, NULL, "say nothing"},
    {"--format", NULL, CLI_VALUE, "text|markdown|json", "how"},
};

static const struct cli_verb verb = {
    .name = "try",
    .operands = "PATH...",
    .summary = "try it",
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .operands_min = 1,
    .operands_max = 3,
};

enum { ARGUMENTS_MAX = 8 };

struct row {
	const char *name;
	const char *arguments[ARGUMENTS_MAX]; /* up to the first NULL */
	const char *want; /* "output=a quiet [x y]", or the message after "! " */
};

static const struct row rows[] = {
    {"one operand", {"a"}, "[a]"},
    {"value behind", {"--output", "d", "a"}, "output=d [a]"},
    {"value with an equals sign", {"--output=d", "a"}, "output=d [a]"},
    {"value with several equals signs", {"--output=d=e", "a"}, "output=d=e [a]"},
    {"empty value", {"--output=", "a"}, "output= [a]"},
    {"short", {"-o", "d", "a"}, "output=d [a]"},
    {"option that begins another", {"--out", "d", "a"}, "out=d [a]"},
    {"the last one counts", {"-o", "d", "--output=e", "a"}, "output=e [a]"},
    {"flag", {"--quiet", "a"}, "quiet [a]"},
    {"short flag", {"-q", "a"}, "quiet [a]"},
    {"options behind operands", {"a", "-q", "b"}, "quiet [a b]"},
    {"value that looks like an option", {"-o", "-q", "a"}, "output=-q [a]"},
    {"end of the options", {"-q", "--", "--output", "-x"}, "quiet [--output -x]"},
    {"end of the options twice", {"--", "--"}, "[--]"},
    {"a hyphen alone", {"-"}, "[-]"},
    {"empty operand", {""}, "[]"},
    {"three operands", {"a", "b", "c"}, "[a b c]"},

    {"no operand", {"-q"}, "! agentdoc: 'try' needs PATH...\n"},
    {"too many operands", {"a", "b", "c", "d"}, "! agentdoc: 'try' takes at most 3 arguments\n"},
    {"unknown option", {"--colour", "a"},
	"! agentdoc: 'try' does not know the option '--colour'\n"},
    {"unknown option with a value", {"--colour=red", "a"},
	"! agentdoc: 'try' does not know the option '--colour=red'\n"},
    {"unknown short option", {"-x", "a"}, "! agentdoc: 'try' does not know the option '-x'\n"},
    {"beginning of an option", {"--outpu", "d", "a"},
	"! agentdoc: 'try' does not know the option '--outpu'\n"},
    {"short option and value in one", {"-od", "a"},
	"! agentdoc: 'try' does not know the option '-od'\n"},
    {"value that is not there", {"a", "--output"}, "! agentdoc: '--output' needs a value: DIR\n"},
    {"short one's value that is not there", {"a", "-o"}, "! agentdoc: '-o' needs a value: DIR\n"},
    {"flag with a value", {"--quiet=1", "a"}, "! agentdoc: '--quiet' takes no value\n"},
};

/* Standard error goes to a file while this is open. */
struct captured {
	FILE *file;
	int saved;
};

static struct captured capture(void)
{
	struct captured captured = {tmpfile(), dup(STDERR_FILENO)};

	assert_non_null(captured.file);
	fflush(stderr);
	assert_true(dup2(fileno(captured.file), STDERR_FILENO) >= 0);
	return captured;
}

static str all_of(FILE *file)
{
	struct buf out;
	int c;

	buf_init(&out, unit_mem);
	rewind(file);
	while ((c = getc(file)) != EOF)
		buf_char(&out, (char)c);
	fclose(file);
	return buf_str(&out);
}

static str release(struct captured captured)
{
	fflush(stderr);
	assert_true(dup2(captured.saved, STDERR_FILENO) >= 0);
	close(captured.saved);
	return all_of(captured.file);
}

static str call_text(const struct cli_call *call)
{
	struct buf out;

	buf_init(&out, unit_mem);
	if (cli_value(call, "--output"))
		buf_format(&out, "output=%s ", cli_value(call, "--output"));
	if (cli_value(call, "--out"))
		buf_format(&out, "out=%s ", cli_value(call, "--out"));
	if (cli_value(call, "--quiet"))
		buf_add(&out, S("quiet "));
	buf_char(&out, '[');
	for (size_t i = 0; i < call->operand_count; i++)
		buf_format(&out, "%s%s", i ? " " : "", call->operands[i]);
	buf_char(&out, ']');
	return buf_str(&out);
}

static void parses(void **state)
{
	const struct row *row = *state;
	char *arguments[ARGUMENTS_MAX] = {NULL};
	struct cli_call call;
	int n = 0;

	for (; row->arguments[n]; n++)
		arguments[n] = str_cstr(unit_mem, str_of_cstr(row->arguments[n]));
	const struct captured captured = capture();
	const bool done = cli_parse(&verb, n, arguments, &call);
	const str message = release(captured);

	if (done) {
		assert_str_equal(call_text(&call), str_of_cstr(row->want));
		assert_str_equal(message, S(""));
	} else {
		assert_str_equal(str_cat(unit_mem, S("! "), message), str_of_cstr(row->want));
	}
}

/* More operands than a call has room for are refused, whatever the verb allows. */
static void refuses_endless_operands(void **state)
{
	static char *arguments[CLI_OPERANDS_MAX + 1];
	static struct cli_call call;
	struct cli_verb greedy = verb;
	static char a[] = "a";

	(void)state;
	greedy.operands_max = SIZE_MAX;
	for (size_t i = 0; i <= CLI_OPERANDS_MAX; i++)
		arguments[i] = a;
	assert_true(cli_parse(&greedy, CLI_OPERANDS_MAX, arguments, &call));
	const struct captured captured = capture();

	assert_false(cli_parse(&greedy, CLI_OPERANDS_MAX + 1, arguments, &call));
	assert_str_equal(release(captured), S("agentdoc: more than 256 arguments\n"));
}

static void prints_usage_of_a_verb(void **state)
{
	FILE *file = tmpfile();

	(void)state;
	assert_non_null(file);
	cli_print_verb_usage(file, &verb);
	assert_str_equal(all_of(file),
	    S("usage: agentdoc try [options] PATH...\n"
	      "\n"
	      "try it\n"
	      "\n"
	      "options:\n"
	      "  -o, --output DIR         where to\n"
	      "  --out X                  begins as another does\n"
	      "  -q, --quiet              say nothing\n"
	      "  --format text|markdown|json\n"
	      "                           how\n"));
}

/* What the tables of the verbs must hold for the parser to read them. */
static void tables_are_sound(void **state)
{
	(void)state;
	for (size_t i = 0; i < cli_verb_count; i++) {
		const struct cli_verb *one = cli_verbs[i];

		assert_true(one->option_count <= CLI_OPTIONS_MAX);
		assert_true(one->operands_min <= one->operands_max);
		assert_true(one->operands_max <= CLI_OPERANDS_MAX);
		for (size_t k = 0; k < one->option_count; k++) {
			const struct cli_option *option = &one->options[k];

			assert_true(strncmp(option->name, "--", 2) == 0);
			assert_true((option->kind == CLI_VALUE) == (option->argument != NULL));
			for (size_t j = 0; j < k; j++) {
				const char *alias = one->options[j].alias;

				assert_string_not_equal(option->name, one->options[j].name);
				if (option->alias && alias)
					assert_string_not_equal(option->alias, alias);
			}
		}
	}
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, parses, rows);
	UNIT_TEST(&suite, refuses_endless_operands);
	UNIT_TEST(&suite, prints_usage_of_a_verb);
	UNIT_TEST(&suite, tables_are_sound);
	return unit_run(&suite, "cli/arguments");
}
