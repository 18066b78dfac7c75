/* SPDX-License-Identifier: MIT */
/* What a verb made, and diagnostics for people: a line each. */
#include "base/arena.h"
#include "base/limits.h"
#include "cli/cli.h"

void cli_print(str text)
{
	/* one without bytes has no place in memory, which fwrite may not be given */
	if (text.n)
		fwrite(text.p, 1, text.n, stdout);
}

/* How many diagnostics of each code were met, and how many of them were not printed. */
struct tally {
	size_t met[DIAG_CODE_COUNT], left_out[DIAG_CODE_COUNT];
};

static bool is_shown(struct tally *tally, const struct diag_item *item)
{
	const size_t most =
	    item->severity == DIAG_NOTE ? LIMIT_DIAG_NOTES_PER_CODE : LIMIT_DIAG_PER_CODE;
	const bool shown = tally->met[item->code]++ < most;

	tally->left_out[item->code] += !shown;
	return shown;
}

/* Prints the items that end the build, or all others. */
static void print_items(FILE *out, struct diag *diag, bool fatal, struct tally *tally)
{
	size_t n;
	const struct diag_item *items = diag_items(diag, &n);
	struct arena *mem = arena_open();
	struct buf line;

	buf_init(&line, mem);
	for (size_t i = 0; i < n; i++) {
		if ((items[i].severity == DIAG_FATAL) != fatal || !is_shown(tally, &items[i]))
			continue;
		buf_clear(&line);
		diag_format(&line, &items[i]);
		fprintf(out, "%.*s\n", STR_ARG(buf_str(&line)));
	}
	arena_close(mem);
}

static void print_left_out(FILE *out, const struct tally *tally)
{
	bool is_checked = false;

	for (size_t code = 0; code < DIAG_CODE_COUNT; code++) {
		const struct diag_code_info *info = diag_info((enum diag_code)code);

		if (!tally->left_out[code])
			continue;
		fprintf(out, "... and %zu more of %s (%s)\n", tally->left_out[code], info->id,
		    info->title);
		is_checked |= diag_is_adjustable((enum diag_code)code);
	}
	/* what templates lack, it does not look for */
	if (is_checked)
		fputs("agentdoc check shows all of them\n", out);
}

enum cli_exit cli_failure(const struct diag *diag)
{
	return diag_count(diag, DIAG_FATAL) ? CLI_WORLD : CLI_CONTENT;
}

/* What ended the build comes last, where a reader looks. */
void cli_print_diagnostics(FILE *out, struct diag *diag)
{
	struct tally tally = {0};

	print_items(out, diag, false, &tally);
	print_left_out(out, &tally);
	print_items(out, diag, true, &tally);
}

void cli_print_fatal(FILE *out, struct diag *diag)
{
	struct tally tally = {0};

	print_items(out, diag, true, &tally);
}
