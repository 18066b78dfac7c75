/* SPDX-License-Identifier: MIT */
/*
 * Files and folders of the disk, for reading and for small writes. The one who writes a site is
 * emit/. All functions take paths relative to the working directory ("" is the directory itself) or
 * absolute ones, return false with errno set when the world failed, and print nothing.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/buf.h"

enum file_kind { FILE_MISSING, FILE_REGULAR, FILE_FOLDER, FILE_LINK, FILE_OTHER };

struct file_entry {
	str name;
	enum file_kind kind; /* FILE_LINK is not followed */
};

/* What stands at path, links not followed. */
enum file_kind file_kind(str path);

/* Reads a whole file of at most max bytes into mem; errno is EFBIG when it is longer. */
bool file_read(struct arena *mem, str path, size_t max, str *ret_text) ATTR_NODISCARD;

/* Writes all of content to a descriptor, however many calls it takes. */
bool file_write_open(int fd, str content) ATTR_NODISCARD;

/* Writes a whole file, mode 0644, replacing what was there. */
bool file_write(str path, str content) ATTR_NODISCARD;

/*
 * Writes a new file, mode 0644. Whatever stands at path stays as it is, also a link to nothing, and
 * also if it came there a moment ago: then errno is EEXIST.
 */
bool file_create(str path, str content) ATTR_NODISCARD;

/* Makes a folder and its parents, mode 0755; one that is there already is fine. */
bool file_make_folders(str path) ATTR_NODISCARD;

/* The entries of a folder without "." and "..", sorted by name bytewise. */
ATTR_NODISCARD
bool file_list(struct arena *mem, str path, struct file_entry **ret_entries, size_t *ret_n);

#endif
