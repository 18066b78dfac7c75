/* SPDX-License-Identifier: MIT */
/*
 * What the unit tests share: cmocka with the headers it needs, tables of named rows, comparison of
 * views, and inputs that end at a page that must not be read. Not for fixtures of one subject.
 *
 *	struct row { const char *name; str in, want; };  // the name comes first
 *	static const struct row rows[] = {{"ampersand", UNIT_S("&"), UNIT_S("&amp;")}, ...};
 *
 *	static void escapes(void **state)
 *	{
 *		const struct row *row = *state;
 *
 *		assert_str_equal(html_of_text(unit_mem, row->in).s, row->want);
 *	}
 *
 *	int main(void)
 *	{
 *		struct unit_suite suite = {0};
 *
 *		UNIT_ROWS(&suite, escapes, rows); // a test "escapes: ampersand" and so on
 *		UNIT_TEST(&suite, keeps_runs_whole);
 *		return unit_run(&suite, "base/html");
 *	}
 */
#ifndef UNIT_UNIT_H
#define UNIT_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"
#include "base/vec.h"

/* A view of a string literal in a table, where S() is no constant. */
#define UNIT_S(literal)                                                                            \
	{                                                                                          \
		("" literal), sizeof(literal) - 1                                                  \
	}

/* Opened anew for every test and closed behind it, failed or not. */
static struct arena *unit_mem;

/* Pages that unit_guarded mapped for the running test; first[size] is the one not to be read. */
struct unit_pages {
	char *first;
	size_t size;
	struct unit_pages *next;
};

static struct unit_pages *unit_guards;

struct unit_suite {
	VEC(struct CMUnitTest) tests;
	struct arena *mem; /* of the names */
};

static inline int unit_setup(void **state)
{
	(void)state;
	unit_mem = arena_open();
	return 0;
}

static inline int unit_teardown(void **state)
{
	const size_t page = (size_t)sysconf(_SC_PAGESIZE);

	(void)state;
	for (; unit_guards; unit_guards = unit_guards->next)
		munmap(unit_guards->first, unit_guards->size + page);
	arena_close(unit_mem);
	unit_mem = NULL;
	return 0;
}

static inline void unit_add(
    struct unit_suite *suite, const char *name, CMUnitTestFunction test, const void *row)
{
	struct CMUnitTest added = {
	    .name = name,
	    .test_func = test,
	    .setup_func = unit_setup,
	    .teardown_func = unit_teardown,
	    .initial_state = (void *)(uintptr_t)row, /* cmocka's type lacks the const */
	};

	if (!suite->mem)
		suite->mem = arena_open();
	VEC_PUSH(suite->mem, &suite->tests, added);
}

struct unit_table {
	const void *rows;
	size_t count, size;
};

/* Adds a test per row, named "test: row"; each row starts with its name, a const char *. */
static inline void unit_add_rows(
    struct unit_suite *suite, const char *name, CMUnitTestFunction test, struct unit_table table)
{
	if (!suite->mem)
		suite->mem = arena_open();
	for (size_t i = 0; i < table.count; i++) {
		const char *row = (const char *)table.rows + i * table.size;
		const char *row_name;
		str full_name;

		memcpy(&row_name, row, sizeof row_name);
		full_name = str_format(suite->mem, "%s: %s", name, row_name);
		unit_add(suite, str_cstr(suite->mem, full_name), test, row);
	}
}

#define UNIT_TEST(suite, test) unit_add((suite), #test, (test), NULL)
#define UNIT_ROWS(suite, test, rows)                                                               \
	unit_add_rows((suite), #test, (test),                                                      \
	    (struct unit_table){(rows), sizeof(rows) / sizeof *(rows), sizeof *(rows)})

/* Runs all tests and returns what main returns. */
static inline int unit_run(struct unit_suite *suite, const char *name)
{
	const int failures =
	    _cmocka_run_group_tests(name, suite->tests.items, suite->tests.n, NULL, NULL);

	arena_close(suite->mem);
	return failures != 0;
}

/* The text as a C string in which everything but printable ASCII stands as \xNN. */
static inline char *unit_visible(str s)
{
	struct buf out;

	buf_init(&out, unit_mem);
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '\n')
			buf_add(&out, S("\\n"));
		else if (s.p[i] < 0x20 || s.p[i] > 0x7E)
			buf_format(&out, "\\x%02x", (unsigned)(unsigned char)s.p[i]);
		else
			buf_char(&out, s.p[i]);
	}
	return str_cstr(unit_mem, buf_str(&out));
}

static inline void unit_compare(str got, str want, const char *file, int line)
{
	if (!str_eq(got, want))
		_assert_string_equal(unit_visible(got), unit_visible(want), file, line);
}

/* Fails with both texts when they differ: "got" != "want". */
#define assert_str_equal(got, want) unit_compare((got), (want), __FILE__, __LINE__)

/* The text of the buffer, compared with a literal. */
#define assert_buf_equal(buf, literal) assert_str_equal(buf_str(buf), S(literal))

/*
 * A copy of s that ends where a page begins that cannot be read, so that reading one byte too many
 * ends the test at once. Valid until the test ends.
 */
static inline str unit_guarded(str s)
{
	const size_t page = (size_t)sysconf(_SC_PAGESIZE);
	const int zero = open("/dev/zero", O_RDWR);
	struct unit_pages *pages = ARENA_NEW(unit_mem, struct unit_pages);

	pages->size = (s.n + page - 1) / page * page;
	assert_true(zero >= 0);
	pages->first = mmap(NULL, pages->size + page, PROT_READ | PROT_WRITE, MAP_PRIVATE, zero, 0);
	close(zero);
	assert_true(pages->first != MAP_FAILED);
	assert_int_equal(mprotect(pages->first + pages->size, page, PROT_NONE), 0);
	pages->next = unit_guards;
	unit_guards = pages;
	if (s.n)
		memcpy(pages->first + pages->size - s.n, s.p, s.n);
	return (str){pages->first + pages->size - s.n, s.n};
}

#endif
