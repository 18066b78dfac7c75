/* SPDX-License-Identifier: MIT */
/* Folders under watch: what is reported, and that one which cannot be watched spoils no other. */
#include "serve/watch.h"

#include <sys/stat.h>
#include <unistd.h>

#include "base/path.h"
#include "unit/scripted.h"
#include "unit/unit.h"

/*
 *	folder/   open/  closed/   file
 *
 * closed/ may not be read, which the superuser may all the same; a file cannot be watched as a
 * folder by anybody.
 */
static const char script[] = "mkdir open closed; touch file; chmod 0 closed";

static str path_of(str folder, str name)
{
	return path_join(unit_mem, folder, name);
}

static void set(struct watch *watch, str folder, const str *names, size_t n)
{
	struct preview_folder items[4];

	for (size_t i = 0; i < n; i++)
		items[i] = (struct preview_folder){path_of(folder, names[i]), false};
	(void)watch_set(watch, &(struct preview_folders){items, n});
}

static void write_into(str folder, str name)
{
	FILE *const file = fopen(str_cstr(unit_mem, path_of(folder, name)), "w");

	assert_non_null(file);
	assert_int_equal(fclose(file), 0);
}

struct row {
	const char *name;
	str beside; /* watched with open/ */
	bool by_looking;
};

static const struct row rows[] = {
    {"one folder", UNIT_S("open"), false},
    {"beside one that is not there", UNIT_S("gone"), false},
    {"beside one that is no folder", UNIT_S("file"), false},
    {"beside one that may not be read", UNIT_S("closed"), false},
    {"by looking, beside one that may not be read", UNIT_S("closed"), true},
};

static void sees_a_file_come(void **state)
{
	const struct row *row = *state;
	const str folder = scripted_repo(script);
	struct watch *const watch = watch_open(row->by_looking);
	const bool has_way = watch_descriptor(watch) >= 0;

	set(watch, folder, (const str[]){S("open"), row->beside}, 2);
	(void)watch_read(watch);
	assert_int_equal(watch_descriptor(watch) >= 0, has_way);
	assert_false(watch_read(watch).changed);
	write_into(folder, S("open/new.md"));
	const struct watch_news news = watch_read(watch);
	assert_true(news.changed);
	watch_close(watch);
	assert_int_equal(chmod(str_cstr(unit_mem, path_of(folder, S("closed"))), 0700), 0);
}

/* Nothing else tells that what it holds can be read now. */
static void sees_rights_come_back(void **state)
{
	const str folder = scripted_repo(script);
	struct watch *const watch = watch_open(false);

	(void)state;
	if (watch_descriptor(watch) < 0) {
		watch_close(watch);
		skip();
	}
	set(watch, folder, (const str[]){S(""), S("file")}, 2);
	(void)watch_read(watch);
	assert_int_equal(chmod(str_cstr(unit_mem, path_of(folder, S("closed"))), 0700), 0);
	const struct watch_news news = watch_read(watch);
	assert_true(news.changed && news.folders_changed);
	watch_close(watch);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, sees_a_file_come, rows);
	UNIT_TEST(&suite, sees_rights_come_back);
	return unit_run(&suite, "serve/watch");
}
