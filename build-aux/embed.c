/* SPDX-License-Identifier: MIT */
/*
 * Build tool: prints files as a C table, with the function that returns it, for the program to
 * carry them. What is embedded, and the declarations, stand in src/page/embedded.h.
 *
 *   embed FUNCTION PREFIX SUFFIX FILE...
 *
 * PREFIX and SUFFIX are cut off a file's name to give the entry's name. A FILE may be several, as
 * a.js+b.js: one entry with all of them, of the last one's name. Scripts and style sheets lose what
 * no browser reads: comments that begin a line, or end one without a quote in them, indentation,
 * empty lines; a comment that begins with "/" "*!" stays. It uses nothing of src/, because it is
 * built before anything there.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct entry {
	const char *paths; /* joined by '+' */
	const char *name;
	size_t name_length;
};

/* The name shares the bytes of the paths, which argv keeps. */
static struct entry entry_of_paths(const char *paths, const char *prefix, const char *suffix)
{
	const char *last = strrchr(paths, '+'), *path = last ? last + 1 : paths;
	size_t skip = strlen(prefix), length = strlen(path), cut = strlen(suffix);

	if (length < skip || strncmp(path, prefix, skip) != 0)
		skip = 0;
	length -= skip;
	if (length > cut && strcmp(path + skip + length - cut, suffix) == 0)
		length -= cut;
	return (struct entry){paths, path + skip, length};
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

static bool has_suffix(const struct entry *entry, const char *suffix)
{
	size_t n = strlen(suffix);

	return entry->name_length > n &&
	    memcmp(entry->name + entry->name_length - n, suffix, n) == 0;
}

static bool starts(const char *p, const char *end, const char *what)
{
	size_t n = strlen(what);

	return (size_t)(end - p) >= n && memcmp(p, what, n) == 0;
}

static const char *after(const char *p, const char *end, const char *what)
{
	while (p < end && !starts(p, end, what))
		p++;
	return p < end ? p + strlen(what) : end;
}

/* At the start of a line: behind blank space and whole comments, of which a line may hold several.
 */
static const char *skip_gaps(const char *p, const char *end, bool is_script)
{
	for (;;) {
		while (p < end && strchr(" \t\r\n", *p))
			p++;
		if (starts(p, end, "/*") && !starts(p, end, "/*!"))
			p = after(p + 2, end, "*/");
		else if (is_script && starts(p, end, "//"))
			p = after(p, end, "\n");
		else
			return p;
	}
}

/* Behind a template literal that begins at `p`, or `end` if it goes on in the next line. */
static const char *skip_template(const char *p, const char *end)
{
	for (p++; p < end && *p != '\n'; p++)
		if (*p == '`')
			return p + 1;
	return end;
}

/*
 * Whether the next line is no text or comment that began in this one: its start would be taken for
 * code. The check looks at no strings, so it may also refuse what is fine.
 */
static bool line_is_whole(const char *p, const char *end, bool is_script)
{
	for (char before = '\n'; p < end && *p != '\n'; before = p[-1]) {
		const char *from = p++;

		if (starts(from, end, "/*"))
			p = after(from + 2, end, "*/");
		else if (is_script && *from == '`' && strchr("\n\t (,=+:?[{!&", before))
			p = skip_template(from, end);
		if (memchr(from, '\n', (size_t)(p - from)) ||
		    (*from == '\\' && starts(p, end, "\n")))
			return false;
	}
	return true;
}

/* Whether nothing from `p` to `end` may be a string, or part of one. */
static bool has_no_quote(const char *p, const char *end)
{
	while (p < end && !strchr("\"'`", *p))
		p++;
	return p == end;
}

/*
 * The end of what a browser reads of a line of code: a comment that follows the end of a statement
 * is left out. With a quote in it, it may be the end of a string.
 */
static const char *without_comment(const char *line, const char *end, bool is_script)
{
	for (const char *p = line + 1; p < end; p++) {
		if (*p != ' ' || !strchr(";,{}", p[-1]))
			continue;
		if (is_script && starts(p, end, " // ") && has_no_quote(p, end))
			return p;
		if (starts(p, end, " /* ") && after(p + 3, end, "*/") == end - 1 &&
		    has_no_quote(p, end))
			return p;
	}
	return end;
}

/* In place; gives the new size, or SIZE_MAX if the text cannot be cut by lines. */
static size_t squeeze(char *text, size_t size, bool is_script)
{
	const char *end = text + size, *p = text;
	char *kept = text;

	while ((p = skip_gaps(p, end, is_script)) < end) {
		const char *next = starts(p, end, "/*!") ? after(p, end, "*/") : p;

		if (!line_is_whole(next, end, is_script))
			return SIZE_MAX;
		next = after(next, end, "\n");
		const char *last = without_comment(p, next, is_script);
		memmove(kept, p, (size_t)(last - p));
		kept += last - p;
		if (last < next)
			*kept++ = '\n';
		p = next;
	}
	return (size_t)(kept - text);
}

/* malloc'ed, or NULL after telling why. */
static char *read_file(const char *path, size_t *ret_size)
{
	FILE *f = fopen(path, "rb");
	long size = -1;
	char *text = NULL;

	if (f && fseek(f, 0, SEEK_END) == 0)
		size = ftell(f);
	if (size >= 0 && fseek(f, 0, SEEK_SET) == 0)
		text = malloc((size_t)size + 1);
	if (text && fread(text, 1, (size_t)size, f) != (size_t)size) {
		free(text);
		text = NULL;
	}
	if (!text)
		perror(path);
	if (f)
		fclose(f);
	*ret_size = (size_t)size;
	return text;
}

/* malloc'ed, or NULL after telling why. */
static char *read_squeezed(const char *path, bool is_script, bool is_code, size_t *ret_size)
{
	char *text = read_file(path, ret_size);

	if (text && is_code)
		*ret_size = squeeze(text, *ret_size, is_script);
	if (text && *ret_size == SIZE_MAX) {
		fprintf(stderr,
		    "%s: a comment or string goes on in the next line: begin it there\n", path);
		free(text);
		return NULL;
	}
	return text;
}

/* The files of an entry, one behind the other; gives how many bytes, or SIZE_MAX. */
static size_t print_files(const struct entry *entry)
{
	bool is_script = has_suffix(entry, ".js");
	bool is_code = is_script || has_suffix(entry, ".css");
	size_t size, total = 0;

	for (const char *from = entry->paths; *from;) {
		size_t n = strcspn(from, "+");
		char *path = strndup(from, n);
		char *text = path ? read_squeezed(path, is_script, is_code, &size) : NULL;

		free(path);
		if (!text)
			return SIZE_MAX;
		for (size_t i = 0; i < size; i++)
			print_byte((unsigned char)text[i]);
		free(text);
		total += size;
		from += n + (from[n] == '+');
	}
	return total;
}

static bool print_entry(const struct entry *entry)
{
	printf("\t{{\"%.*s\", ", (int)entry->name_length, entry->name);
	printf("%zu}, {\n\t\"", entry->name_length);
	size_t size = print_files(entry);
	printf("\", %zu}},\n", size);
	return size != SIZE_MAX;
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
		entries[i] = entry_of_paths(argv[i + 4], argv[2], argv[3]);
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
