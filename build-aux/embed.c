/* SPDX-License-Identifier: MIT */
/*
 * Build tool: prints files as a C table, with the function that returns it, for the program to
 * carry them. What is embedded, and the declarations, stand in src/page/embedded.h.
 *
 *   embed FUNCTION PREFIX SUFFIX FILE...
 *
 * PREFIX and SUFFIX are cut off a file's name to give the entry's name. It uses nothing of src/,
 * because it is built before anything there.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct entry {
	const char *path;
	const char *name;
	size_t name_length;
};

/* The name shares the bytes of the path, which argv keeps. */
static struct entry entry_of_path(const char *path, const char *prefix, const char *suffix)
{
	size_t skip = strlen(prefix), length = strlen(path), cut = strlen(suffix);

	if (length < skip || strncmp(path, prefix, skip) != 0)
		skip = 0;
	length -= skip;
	if (length > cut && strcmp(path + skip + length - cut, suffix) == 0)
		length -= cut;
	return (struct entry){path, path + skip, length};
}

static int entry_compare(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	size_t shorter = x->name_length < y->name_length ? x->name_length : y->name_length;
	int order = memcmp(x->name, y->name, shorter);

	if (order)
		return order;
	return x->name_length < y->name_length ? -1 : x->name_length > y->name_length;
}

/* Three octal digits, always: a digit of the text after a shorter escape would be read with it. */
static void print_byte(int c)
{
	if (c == '\n')
		fputs("\\n\"\n\t\"", stdout); /* a line of the file on a line of its own */
	else if (c == '"' || c == '\\' || c == '?') /* '?' may start a trigraph */
		printf("\\%c", c);
	else if (c >= ' ' && c <= '~')
		putchar(c);
	else
		printf("\\%03o", (unsigned)c);
}

static bool print_entry(const struct entry *entry)
{
	FILE *f = fopen(entry->path, "rb");
	unsigned long size = 0;
	bool done;

	if (!f) {
		perror(entry->path);
		return false;
	}
	printf("\t{{\"%.*s\", ", (int)entry->name_length, entry->name);
	printf("%zu}, {\n\t\"", entry->name_length);
	for (int c; (c = getc(f)) != EOF; size++)
		print_byte(c);
	printf("\", %lu}},\n", size);
	done = !ferror(f);
	if (!done)
		perror(entry->path);
	return fclose(f) == 0 && done;
}

static void print_function(const char *name, size_t n)
{
	printf("const struct embedded_file *%s(size_t *ret_n)\n{\n", name);
	printf("\t*ret_n = %zu;\n\treturn %s%s;\n}\n", n, n ? name : "NULL", n ? "_table" : "");
}

int main(int argc, char **argv)
{
	size_t n = argc > 4 ? (size_t)argc - 4 : 0;
	struct entry *entries = calloc(n + 1, sizeof(*entries));

	if (argc < 4 || !entries) {
		fputs("usage: embed FUNCTION PREFIX SUFFIX FILE...\n", stderr);
		return 2;
	}
	for (size_t i = 0; i < n; i++)
		entries[i] = entry_of_path(argv[i + 4], argv[2], argv[3]);
	qsort(entries, n, sizeof(*entries), entry_compare);

	if (n)
		printf("static const struct embedded_file %s_table[] = {\n", argv[1]);
	for (size_t i = 0; i < n; i++)
		if (!print_entry(&entries[i]))
			return 1;
	if (n)
		puts("};\n");
	print_function(argv[1], n);
	free(entries);
	return fflush(stdout) == 0 ? 0 : 1;
}
