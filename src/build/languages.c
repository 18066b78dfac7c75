/* SPDX-License-Identifier: MIT */
/*
 * Which language the site has, and where its words come from: the built-in file of the language
 * over that of English, and over both a file languages/CODE.yml beside agentdoc.yml.
 */
#include "base/arena.h"
#include "base/bug.h"
#include "base/file.h"
#include "base/limits.h"
#include "build/stages.h"
#include "page/embedded.h"
#include "site/guess.h"

/* The built-in file of a language, else that of its kin: "de" for "de-AT". NULL: there is none. */
static const struct embedded_file *find_builtin(str code)
{
	const str primary = str_slice(code, 0, str_find_char(code, '-', 0));
	const struct embedded_file *found = NULL;
	size_t n;
	const struct embedded_file *files = embedded_languages(&n);

	for (size_t i = 0; i < n; i++) {
		if (str_eq_nocase(files[i].name, code))
			return &files[i];
		if (str_eq_nocase(files[i].name, primary))
			found = &files[i];
	}
	return found;
}

static bool read_builtin(
    struct build *build, const struct embedded_file *file, struct language *language)
{
	const str path = str_format(build->mem, "languages/%.*s.yml", STR_ARG(file->name));

	return language_read(build->mem, build->diag, path, file->content, language);
}

static struct language *read_english(struct build *build)
{
	struct language *language = ARENA_NEW(build->mem, struct language);

	*language = (struct language){0};
	if (!read_builtin(build, find_builtin(S("en")), language))
		BUG("the built-in English is no valid file");
	return language;
}

const struct language *build_english(struct build *build)
{
	return read_english(build);
}

/* A code is part of a path and of an attribute. */
static bool is_code(str code)
{
	for (size_t i = 0; i < code.n; i++) {
		if (!char_is_alnum(code.p[i]) && code.p[i] != '-')
			return false;
	}
	return code.n > 0;
}

static void report_unknown(struct build *build, str code)
{
	size_t n;
	const struct embedded_file *files = embedded_languages(&n);
	struct site_guess guess = {.written = code};
	struct buf known, hint;

	buf_init(&known, build->mem);
	buf_init(&hint, build->mem);
	for (size_t i = 0; i < n; i++) {
		buf_format(&known, "%s'%.*s'", i ? ", " : "", STR_ARG(files[i].name));
		/* between two codes of two letters every other one is near */
		if (code.n > files[i].name.n)
			site_guess_try(build->mem, &guess, files[i].name);
	}
	const str nearest = site_guess_result(&guess);
	if (nearest.p)
		buf_format(&hint, "; did you mean '%.*s'?", STR_ARG(nearest));
	diag_report(build->diag, AD021, diag_at(STR_ABSENT, 0, 0),
	    "there is no language '%.*s', nothing was written: agentdoc has %.*s, and takes others "
	    "from 'languages/%.*s.yml' beside agentdoc.yml%.*s",
	    STR_ARG(code), STR_ARG(buf_str(&known)), STR_ARG(code), STR_ARG(buf_str(&hint)));
}

/* The file of the site's own folder. */
static bool read_own(struct build *build, str path, struct language *language)
{
	str text;

	if (!file_read(build->mem, path, LIMIT_LANGUAGE, &text)) {
		diag_report(build->diag, AD021, diag_at(path, 0, 0),
		    "the language file cannot be read, nothing was written");
		return false;
	}
	build->own_words = text;
	return language_read(build->mem, build->diag, path, text, language);
}

/* A copy of the built-in file changes nothing, as in agentdoc's own tree. */
static bool is_copy(struct build *build, str path, const struct embedded_file *builtin)
{
	str text;

	return builtin && file_read(build->mem, path, LIMIT_LANGUAGE, &text) &&
	    str_eq(text, builtin->content);
}

/* Nothing is translated for English as it is built in, so that its pages need no more scripts. */
bool build_read_language(struct build *build, const struct site_config *config)
{
	const str code = config->language.n ? config->language : S("en");
	const struct embedded_file *builtin = find_builtin(code);
	struct language *language = read_english(build);
	const str own =
	    build_beside_config(build, str_format(build->mem, "languages/%.*s.yml", STR_ARG(code)));
	const bool has_own = file_kind(own) != FILE_MISSING && !is_copy(build, own, builtin);

	build->language = language;
	if (!is_code(code) || (!builtin && !has_own)) {
		report_unknown(build, code);
		return false;
	}
	if (str_eq(code, S("en")) && !has_own)
		return true;
	language_translate(build->mem, language, code);
	if ((builtin && !read_builtin(build, builtin, language)) ||
	    (has_own && !read_own(build, own, language)))
		return false;
	language->code = code;
	language_report_gaps(build->diag, language);
	return true;
}
