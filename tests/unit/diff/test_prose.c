/* SPDX-License-Identifier: MIT */
/*
 * Prose diffs: what becomes of blocks and words, and what holds of any two texts. A result is
 * written a line a block, without the white space around it; "|" stands for a line end within it:
 *
 *	=	stayed; "= respaced", "= renumbered" say how it differs
 *	~	changed: [-gone-] {+come+}
 *	-	removed, + added, -> moved away, +> moved to here
 */
#include "unit/unit.h"

#include "diff/prose.h"
#include "unit/diff/prose_oracle.h"

static void add_text(struct buf *out, str text)
{
	for (size_t i = 0; i < text.n; i++)
		buf_char(out, text.p[i] == '\n' ? '|' : text.p[i]);
}

static void add_piece(struct buf *out, const struct prose_piece *piece)
{
	static const str opening[] = {{"", 0}, {"[-", 2}, {"{+", 2}};
	static const str closing[] = {{"", 0}, {"-]", 2}, {"+}", 2}};

	buf_add(out, opening[piece->op]);
	add_text(out, piece->op == DIFF_DELETE ? piece->old_text : piece->new_text);
	buf_add(out, closing[piece->op]);
}

static str describe(const struct prose *prose)
{
	struct buf out;

	buf_init(&out, unit_mem);
	for (size_t i = 0; i < prose->n; i++) {
		const struct prose_block *block = &prose->blocks[i];
		struct buf text;

		buf_init(&text, unit_mem);
		for (size_t j = 0; j < block->piece_count; j++)
			add_piece(&text, &block->pieces[j]);
		if (block->piece_count == 0)
			add_text(
			    &text, str_trim(block->new_count ? block->new_text : block->old_text));
		buf_format(&out, "%c%s%s%s ", "=~-+"[block->op], block -> moved ? ">" : "",
		    block->respaced ? " respaced" : "", block->renumbered ? " renumbered" : "");
		buf_add(&out, str_trim(buf_str(&text)));
		buf_char(&out, '\n');
	}
	return buf_str(&out);
}

/* Compares, and fails when the result breaks a rule that holds of every prose diff. */
static struct prose checked(str old_text, str new_text)
{
	struct arena *tmp = arena_open();
	const struct diff lines = diff_lines(unit_mem, tmp, old_text, new_text);
	const struct prose prose = diff_prose(unit_mem, tmp, &lines);
	const char *problem = prose_oracle_problem(unit_mem, &prose, old_text, new_text, true);

	if (problem)
		fail_msg(
		    "%s: '%s' to '%s'", problem, unit_visible(old_text), unit_visible(new_text));
	assert_int_equal(arena_used(tmp), 0);
	arena_close(tmp);
	return prose;
}

struct row {
	const char *name;
	str old_text, new_text, want;
};

static const struct row rows[] = {
    {"nothing", UNIT_S(""), UNIT_S(""), UNIT_S("")},
    {"same", UNIT_S("a\n\nb\n"), UNIT_S("a\n\nb\n"), UNIT_S("= a\n= b\n")},
    {"all new", UNIT_S(""), UNIT_S("# A\n\nb c.\n"), UNIT_S("+ # A\n+ b c.\n")},
    {"all gone", UNIT_S("a b\n"), UNIT_S(""), UNIT_S("- a b\n")},
    {"paragraph wrapped in another way", UNIT_S("The agent reads\nall of the files.\n\nEnd.\n"),
	UNIT_S("The agent reads all\nof the files.\n\nEnd.\n"),
	UNIT_S("= respaced The agent reads all|of the files.\n= End.\n")},
    {"wrapped in another way, and a word", UNIT_S("The agent reads\nall of the files.\n"),
	UNIT_S("The agent reads most\nof the files.\n"),
	UNIT_S("~ The agent reads [-all-]{+most+}|of the files.|\n")},
    {"one word", UNIT_S("Ask the user before you change a file.\n"),
	UNIT_S("Ask the owner before you change a file.\n"),
	UNIT_S("~ Ask the [-user-]{+owner+} before you change a file.|\n")},
    {"word inserted", UNIT_S("Ask before you change a file.\n"),
	UNIT_S("Ask always before you change a file.\n"),
	UNIT_S("~ Ask {+always +}before you change a file.|\n")},
    {"word at the end", UNIT_S("Ask before you go on\n"), UNIT_S("Ask before you go on twice\n"),
	UNIT_S("~ Ask before you go on{+ twice+}|\n")},
    {"word lost at the start", UNIT_S("Always ask before you go on.\n"),
	UNIT_S("ask before you go on.\n"), UNIT_S("~ [-Always -]ask before you go on.|\n")},
    {"sentence inserted", UNIT_S("Read the file. Change the code.\n"),
	UNIT_S("Read the file. Ask the owner of it. Change the code.\n"),
	UNIT_S("~ Read the file. {+Ask the owner of it. +}Change the code.|\n")},
    {"sentences alike, others not",
	UNIT_S("Read all files first. It is fine to wait for an answer.\n"),
	UNIT_S("Read most files first. Nobody knows why. It is fine to wait for an answer.\n"),
	UNIT_S("~ Read [-all-]{+most+} files first. {+Nobody knows why. +}It is fine to wait for "
	       "an answer.|\n")},
    {"unlike paragraphs", UNIT_S("Kubernetes clusters need careful capacity planning.\n"),
	UNIT_S("Write friendly release notes in plain English.\n"),
	UNIT_S("- Kubernetes clusters need careful capacity planning.\n+ Write friendly release "
	       "notes in plain English.\n")},
    {"unlike sentences of one paragraph",
	UNIT_S("Keep this sentence as it is now. Kubernetes needs capacity planning.\n"),
	UNIT_S("Keep this sentence as it is now. Write friendly release notes.\n"),
	UNIT_S("~ Keep this sentence as it is now. [-Kubernetes needs capacity planning.-]{+Write "
	       "friendly release notes.+}|\n")},
    {"small word between two changes", UNIT_S("We run tests in Jenkins on merge requests daily.\n"),
	UNIT_S("We run checks in Buildkite on merge requests daily.\n"),
	UNIT_S("~ We run [-tests in Jenkins-]{+checks in Buildkite+} on merge requests daily.|\n")},
    {"two words between two changes stay",
	UNIT_S("We run tests every day using Jenkins on merge requests.\n"),
	UNIT_S("We run checks every day using Buildkite on merge requests.\n"),
	UNIT_S("~ We run [-tests-]{+checks+} every day using [-Jenkins-]{+Buildkite+} on merge "
	       "requests.|\n")},
    {"paragraph moved",
	UNIT_S("The first paragraph is about planning.\n\nThe second one is about testing.\n\nThe "
	       "third one is about release.\n"),
	UNIT_S("The second one is about testing.\n\nThe third one is about release.\n\nThe first "
	       "paragraph is about planning.\n"),
	UNIT_S("-> The first paragraph is about planning.\n= The second one is about testing.\n= "
	       "respaced The third one is about release.\n+> The first paragraph is about "
	       "planning.\n")},
    {"section moved with its heading",
	UNIT_S("# A\n\nThe first section is about planning work.\n\n# B\n\nThe second is long as "
	       "well, and it stays.\n\nIt goes on here with another paragraph.\n"),
	UNIT_S("# B\n\nThe second is long as well, and it stays.\n\nIt goes on here with another "
	       "paragraph.\n\n# A\n\nThe first section is about planning work.\n"),
	UNIT_S("-> # A\n-> The first section is about planning work.\n= # B\n= The second is long "
	       "as well, and it stays.\n= respaced It goes on here with another paragraph.\n+> # "
	       "A\n+> The first section is about planning work.\n")},
    {"moved with a change",
	UNIT_S("The first paragraph is about planning all of the work ahead.\n\nSecond one.\n\nThe "
	       "third one is about release.\n"),
	UNIT_S("Second one.\n\nThe third one is about release.\n\nThe first paragraph is about "
	       "planning most of the work ahead.\n"),
	UNIT_S("-> The first paragraph is about planning all of the work ahead.\n= Second one.\n= "
	       "respaced The third one is about release.\n+> The first paragraph is about planning "
	       "[-all-]{+most+} of the work ahead.|\n")},
    {"short lines do not move",
	UNIT_S("Note:\n\nThe second one is about testing.\n\nThe third is about release.\n"),
	UNIT_S("The second one is about testing.\n\nThe third is about release.\n\nNote:\n"),
	UNIT_S("- Note:\n= The second one is about testing.\n= respaced The third is about "
	       "release.\n+ Note:\n")},
    {"heading renamed", UNIT_S("# Code review list\n\nText.\n"),
	UNIT_S("# Code review checklist\n\nText.\n"),
	UNIT_S("~ # Code review [-list-]{+checklist+}||\n= Text.\n")},
    {"heading underlined", UNIT_S("Title here\n=====\n\nText.\n"),
	UNIT_S("Title there here\n=====\n\nText.\n"),
	UNIT_S("~ Title {+there +}here|=====||\n= Text.\n")},
    {"item changed", UNIT_S("- Read the file\n- Run the tests\n- Write the notes\n"),
	UNIT_S("- Read the file\n- Run all the tests\n- Write the notes\n"),
	UNIT_S("= - Read the file\n~ - Run {+all +}the tests|\n= - Write the notes\n")},
    {"item added", UNIT_S("- one thing\n- three things\n"),
	UNIT_S("- one thing\n- two things more\n- three things\n"),
	UNIT_S("= - one thing\n+ - two things more\n= - three things\n")},
    {"items numbered anew", UNIT_S("1. Read it\n2. Write it\n"),
	UNIT_S("1. Think of it first\n2. Read it\n3. Write it\n"),
	UNIT_S("+ 1. Think of it first\n= renumbered 2. Read it\n= renumbered 3. Write it\n")},
    {"item changed and numbered anew", UNIT_S("1. Read it\n2. Write all of it\n"),
	UNIT_S("1. Think hard\n2. Read it\n3. Write most of it\n"),
	UNIT_S("+ 1. Think hard\n= renumbered 2. Read it\n~ [-2-]{+3+}. Write [-all-]{+most+} of "
	       "it|\n")},
    {"list indented", UNIT_S("- a b\n  - c d\n"), UNIT_S("- a b\n    - c d\n"),
	UNIT_S("= - a b\n= respaced - c d\n")},
    {"item with a line more", UNIT_S("- Read the file\n  and close it\n- End\n"),
	UNIT_S("- Read the file and\n  then close it\n- End\n"),
	UNIT_S("~ - Read the file and|  {+then +}close it|\n= - End\n")},
    {"cell of a table", UNIT_S("| Name | Cost |\n|------|------|\n| a | 10 |\n| b | 20 |\n"),
	UNIT_S("| Name | Cost |\n|------|------|\n| a | 10 |\n| b | 25 |\n"),
	UNIT_S("= | Name | Cost |\n= |------|------|\n= | a | 10 |\n~ | b | [-20-]{+25+} ||\n")},
    {"cells of a row are apart", UNIT_S("| key | 10 | 20 |\n"), UNIT_S("| key | 11 | 21 |\n"),
	UNIT_S("~ | key | [-10-]{+11+} | [-20-]{+21+} ||\n")},
    {"row with the same first cell", UNIT_S("| docker | runs containers |\n| git | versions |\n"),
	UNIT_S("| docker | nothing like before |\n| git | versions |\n"),
	UNIT_S(
	    "~ | docker | [-runs containers-]{+nothing like before+} ||\n= | git | versions |\n")},
    {"table aligned", UNIT_S("| a | b |\n|---|---|\n"), UNIT_S("| a   | b |\n|---|---|\n"),
	UNIT_S("= respaced | a   | b |\n= |---|---|\n")},
    {"line of code", UNIT_S("```c\nint x = 1;\nreturn x;\n```\n"),
	UNIT_S("```c\nint y = 1;\nreturn x;\n```\n"),
	UNIT_S("= ```c\n~ int [-x-]{+y+} = 1;|\n= return x;\n= ```\n")},
    {"white space in code counts", UNIT_S("```\nif a:\n  b()\n```\n"),
	UNIT_S("```\nif a:\n    b()\n```\n"),
	UNIT_S("= ```\n= if a:\n~ [-  -]{+    +}b()|\n= ```\n")},
    {"code is not prose", UNIT_S("```\n# no heading\n\n- no item\n```\n"),
	UNIT_S("```\n# a heading\n\n- no item\n```\n"),
	UNIT_S("= ```\n~ # [-no-]{+a+} heading|\n= \n= - no item\n= ```\n")},
    {"fence within a longer fence", UNIT_S("````\n```\na b c\n```\n````\n"),
	UNIT_S("````\n```\na b d\n```\n````\n"),
	UNIT_S("= ````\n= ```\n~ a b [-c-]{+d+}|\n= ```\n= ````\n")},
    {"Han",
	UNIT_S("\xE4\xBD\xA0\xE5\xA5\xBD\xE4\xB8\x96\xE7\x95\x8C\xEF\xBC\x8C\xE6\x88\x91\xE5\x96"
	       "\x9C\xE6\xAC\xA2\xE7\xBC\x96\xE7\xA8\x8B\xE3\x80\x82\n"),
	UNIT_S("\xE4\xBD\xA0\xE5\xA5\xBD\xE5\x9C\xB0\xE7\x90\x83\xEF\xBC\x8C\xE6\x88\x91\xE5\x96"
	       "\x9C\xE6\xAC\xA2\xE7\xBC\x96\xE7\xA8\x8B\xE3\x80\x82\n"),
	UNIT_S("~ "
	       "\xE4\xBD\xA0\xE5\xA5\xBD[-\xE4\xB8\x96\xE7\x95\x8C-]{+\xE5\x9C\xB0\xE7\x90\x83+}"
	       "\xEF\xBC\x8C\xE6\x88\x91\xE5\x96\x9C\xE6\xAC\xA2\xE7\xBC\x96\xE7\xA8\x8B\xE3\x80"
	       "\x82|\n")},
    {"Han sentence inserted",
	UNIT_S("\xE4\xBB\x8A\xE5\xA4\xA9\xE5\xA4\xA9\xE6\xB0\x94\xE5\xBE\x88\xE5\xA5\xBD\xE3\x80"
	       "\x82\xE6\x88\x91\xE4\xBB\xAC\xE5\x8E\xBB\xE5\x85\xAC\xE5\x9B\xAD\xE3\x80\x82\n"),
	UNIT_S("\xE4\xBB\x8A\xE5\xA4\xA9\xE5\xA4\xA9\xE6\xB0\x94\xE5\xBE\x88\xE5\xA5\xBD\xE3\x80"
	       "\x82\xE5\xB0\x8F\xE5\xBF\x83\xE8\xBD\xA6\xE8\xBE\x86\xE3\x80\x82\xE6\x88\x91\xE4"
	       "\xBB\xAC\xE5\x8E\xBB\xE5\x85\xAC\xE5\x9B\xAD\xE3\x80\x82\n"),
	UNIT_S("~ "
	       "\xE4\xBB\x8A\xE5\xA4\xA9\xE5\xA4\xA9\xE6\xB0\x94\xE5\xBE\x88\xE5\xA5\xBD\xE3\x80"
	       "\x82{+\xE5\xB0\x8F\xE5\xBF\x83\xE8\xBD\xA6\xE8\xBE\x86\xE3\x80\x82+}"
	       "\xE6\x88\x91\xE4\xBB\xAC\xE5\x8E\xBB\xE5\x85\xAC\xE5\x9B\xAD\xE3\x80\x82|\n")},
    {"Hebrew",
	UNIT_S("\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D \xD7\xA2\xD7\x95\xD7\x9C\xD7\x9D "
	       "\xD7\x99\xD7\xA4\xD7\x94\n"),
	UNIT_S(
	    "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D \xD7\x97\xD7\x91\xD7\xA8 \xD7\x99\xD7\xA4\xD7\x94\n"),
	UNIT_S("~ \xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D "
	       "[-\xD7\xA2\xD7\x95\xD7\x9C\xD7\x9D-]{+\xD7\x97\xD7\x91\xD7\xA8+} "
	       "\xD7\x99\xD7\xA4\xD7\x94|\n")},
    {"Thai",
	UNIT_S("\xE0\xB8\x89\xE0\xB8\xB1\xE0\xB8\x99\xE0\xB8\xA3\xE0\xB8\xB1\xE0\xB8\x81\xE0\xB9"
	       "\x81\xE0\xB8\xA1\xE0\xB8\xA7\xE0\xB8\xA1\xE0\xB8\xB2\xE0\xB8\x81\n"),
	UNIT_S("\xE0\xB8\x89\xE0\xB8\xB1\xE0\xB8\x99\xE0\xB8\xA3\xE0\xB8\xB1\xE0\xB8\x81\xE0\xB8"
	       "\xAB\xE0\xB8\xA1\xE0\xB8\xB2\xE0\xB8\xA1\xE0\xB8\xB2\xE0\xB8\x81\n"),
	UNIT_S("~ "
	       "\xE0\xB8\x89\xE0\xB8\xB1\xE0\xB8\x99\xE0\xB8\xA3\xE0\xB8\xB1\xE0\xB8\x81[-"
	       "\xE0\xB9\x81\xE0\xB8\xA1\xE0\xB8\xA7-]{+\xE0\xB8\xAB\xE0\xB8\xA1\xE0\xB8\xB2+}"
	       "\xE0\xB8\xA1\xE0\xB8\xB2\xE0\xB8\x81|\n")},
    {"accent of its own", UNIT_S("Meet in the cafe\xCC\x81 today\n"),
	UNIT_S("Meet in the cafe today\n"),
	UNIT_S("~ Meet in the [-cafe\xCC\x81-]{+cafe+} today|\n")},
    {"parts of an emoji", UNIT_S("Ask \xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB now please\n"),
	UNIT_S("Ask \xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x94\xAC now please\n"),
	UNIT_S("~ Ask "
	       "[-\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB-]{+"
	       "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x94\xAC+} now please|\n")},
    {"line ends", UNIT_S("a b\n\n- c\n"), UNIT_S("a b\r\n\r\n- c\r\n"),
	UNIT_S("= respaced a b\n= respaced - c\n")},
    {"line ends of code", UNIT_S("```\na b\n```\n"), UNIT_S("```\r\na b\r\n```\r\n"),
	UNIT_S("= respaced ```\n= respaced a b\n= respaced ```\n")},
    {"last line end lost", UNIT_S("a b\nc\n"), UNIT_S("a b\nc"), UNIT_S("= respaced a b|c\n")},
    {"field of front matter", UNIT_S("---\nname: a\nmodel: sonnet\ntools: Read\n---\n\nText.\n"),
	UNIT_S("---\nname: a\nmodel: opus\ntools: Read, Bash\n---\n\nText.\n"),
	UNIT_S("= ---\n= name: a\n~ model: [-sonnet-]{+opus+}|\n~ tools: Read{+, Bash+}|\n= ---\n= "
	       "Text.\n")},
    {"escapes in front matter",
	UNIT_S("---\ndescription: \"Use it. \\nExamples:\\nOne two.\"\n---\n"),
	UNIT_S("---\ndescription: \"Use it. \\nSamples:\\nOne two.\"\n---\n"),
	UNIT_S("= ---\n~ description: \"Use it. \\n[-Examples:\\n-]{+Samples:\\n+}One two.\"|\n= "
	       "---\n")},
    {"front matter that does not end", UNIT_S("---\nname: a\n"), UNIT_S("---\nname: b\n"),
	UNIT_S("= ---\n~ name: [-a-]{+b+}|\n")},
    {"blank lines", UNIT_S("a b\n\n\nc d\n"), UNIT_S("\n\na b\n\nc d\n"),
	UNIT_S("+ \n= respaced a b\n= c d\n")},
    {"markup on a line of its own", UNIT_S("<example>\nuser: hello\n</example>\n"),
	UNIT_S("<example>\nuser: hello there\n</example>\n"),
	UNIT_S("= <example>\n~ user: hello{+ there+}|\n= </example>\n")},
    {"paragraph split in two",
	UNIT_S("Read all of the files first. Then write down what each of them is for.\n"),
	UNIT_S("Read all of the files first.\n\nThen write down what each of them is for.\n"),
	UNIT_S("+ Read all of the files first.\n~ [-Read all of the files first. -]Then write down "
	       "what each of them is for.|\n")},
    {"moved and wrapped in another way",
	UNIT_S("- a b\n\nThe first paragraph is\nabout planning.\n\nc d\n"),
	UNIT_S("The first paragraph\nis about planning.\n\n- a b\n\nc d\n"),
	UNIT_S("+> The first paragraph|is about planning.\n= - a b\n-> The first paragraph "
	       "is|about planning.\n= c d\n")},
    {"alike pairs in order", UNIT_S("Use tool one for this.\n\nUse tool two for that.\n"),
	UNIT_S("Use tool one for these.\n\nKeep calm and go on.\n\nUse tool two for those.\n"),
	UNIT_S("~ Use tool one for [-this-]{+these+}.||\n+ Keep calm and go on.\n~ Use tool two "
	       "for [-that-]{+those+}.|\n")},
    {"key of a field is renamed", UNIT_S("---\ntool: Read, Write, Bash\n---\n"),
	UNIT_S("---\nallowed: Read, Write, Bash\n---\n"),
	UNIT_S("= ---\n~ [-tool-]{+allowed+}: Read, Write, Bash|\n= ---\n")},
    {"escapes in escapes", UNIT_S("---\ndescription: \"Use it.\\\\nOne two three.\"\n---\n"),
	UNIT_S("---\ndescription: \"Use it.\\\\nOne of three.\"\n---\n"),
	UNIT_S("= ---\n~ description: \"Use it.\\\\nOne [-two-]{+of+} three.\"|\n= ---\n")},
    {"backslash before what is no letter", UNIT_S("---\na: b \\\xEF\xBB\xBF c\n---\n"),
	UNIT_S("---\na: b \\\\\xEF\xBB\xBF d\n---\n"),
	UNIT_S("= ---\n~ a: b \\[-\xEF\xBB\xBF c-]{+\\\xEF\xBB\xBF d+}|\n= ---\n")},
    {"mark for a word", UNIT_S("Build large models and generative systems\n"),
	UNIT_S("Build large models, generative systems\n"),
	UNIT_S("~ Build large models[- and-]{+,+} generative systems|\n")},
    {"apostrophes", UNIT_S("You don't need it here\n"), UNIT_S("You won't need it here\n"),
	UNIT_S("~ You [-don't-]{+won't+} need it here|\n")},
    {"hyphens", UNIT_S("Ask backend-lead for it\n"), UNIT_S("Ask backend-architect for it\n"),
	UNIT_S("~ Ask backend-[-lead-]{+architect+} for it|\n")},
};

static void compares(void **state)
{
	const struct row *row = *state;
	const struct prose prose =
	    checked(unit_guarded(row->old_text), unit_guarded(row->new_text));

	assert_str_equal(describe(&prose), row->want);
	checked(unit_guarded(row->new_text), unit_guarded(row->old_text));
}

struct count_row {
	const char *name;
	str old_text, new_text;
	uint32_t added, removed;
};

static const struct count_row count_rows[] = {
    {"nothing", UNIT_S(""), UNIT_S(""), 0, 0},
    {"all new", UNIT_S(""), UNIT_S("# One\n\ntwo, three\n"), 3, 0},
    {"a word for two", UNIT_S("a b c d e f\n"), UNIT_S("a b x d e f\n"), 1, 1},
    {"marks are no words", UNIT_S("a b c.\n"), UNIT_S("a b c!\n"), 0, 0},
    {"wrapped in another way", UNIT_S("a b\nc\n"), UNIT_S("a\nb c\n"), 0, 0},
    {"moved", UNIT_S("Twenty letters are enough.\n\nb c\n\nd\n"),
	UNIT_S("b c\n\nd\n\nTwenty letters are enough.\n"), 0, 0},
    {"numbered anew", UNIT_S("1. a\n"), UNIT_S("7. a\n"), 0, 0},
};

static void counts_words(void **state)
{
	const struct count_row *row = *state;
	const struct prose prose = checked(row->old_text, row->new_text);

	assert_int_equal(prose.words_added, row->added);
	assert_int_equal(prose.words_removed, row->removed);
	assert_false(prose.bounded);
}

/* n pieces, each as part_of says. */
static str make_text(uint32_t n, const char *(*part_of)(uint32_t i))
{
	struct buf text;

	buf_init(&text, unit_mem);
	for (uint32_t i = 0; i < n; i++)
		buf_format(&text, "%s", part_of(i));
	return buf_str(&text);
}

static const char *two_words(uint32_t i)
{
	return i * i % 7 < 3 ? "a " : "b ";
}

static const char *two_other_words(uint32_t i)
{
	return i * i % 11 < 5 ? "a " : "b ";
}

static const char *two_lines(uint32_t i)
{
	return i * i % 7 < 3 ? "a b c d\n\n" : "- a b c e\n";
}

static const char *two_other_lines(uint32_t i)
{
	return i * i % 11 < 5 ? "a b c f\n\n" : "- a b x e\n";
}

/* Texts made to be slow: what matters is that they end, are right, and say that they are bounded.
 */
static void says_when_it_gave_up(void **state)
{
	(void)state;
	assert_true(
	    checked(make_text(100000, two_words), make_text(100000, two_other_words)).bounded);
	assert_true(
	    checked(make_text(50000, two_words), make_text(50000, two_other_words)).bounded);
	assert_true(
	    checked(make_text(60000, two_lines), make_text(60000, two_other_lines)).bounded);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, compares, rows);
	UNIT_ROWS(&suite, counts_words, count_rows);
	UNIT_TEST(&suite, says_when_it_gave_up);
	return unit_run(&suite, "diff/prose");
}
