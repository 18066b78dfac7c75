/* SPDX-License-Identifier: MIT */
/* From diagnostics to findings, and leaving some of them out. */
#include <stdlib.h>

#include "base/buf.h"
#include "base/str.h"
#include "check/check.h"

/* The code, the path, and what stands in quotes: lines, numbers and wording may change. */
static str identity_of(struct arena *mem, const struct diag_item *item)
{
	struct buf out;
	bool quoted = false;

	buf_init(&out, mem);
	buf_format(&out, "%s\n%.*s\n", diag_info(item->code)->id, STR_ARG(item->place.path));
	for (size_t i = 0; i < item->text.n; i++) {
		const char c = item->text.p[i];

		if (c == '\'')
			quoted = !quoted;
		if (c == '\'' || quoted)
			buf_char(&out, c);
	}
	return buf_str(&out);
}

struct check_findings check_collect(struct arena *mem, const struct diag_item *items, size_t n)
{
	struct check_findings findings = {ARENA_ARRAY(mem, struct check_finding, n), n};
	struct diag_item *sorted = ARENA_ARRAY(mem, struct diag_item, n);
	struct map seen = {0};

	if (n) {
		memcpy(sorted, items, n * sizeof *items);
		qsort(sorted, n, sizeof *sorted, diag_item_cmp);
	}
	for (size_t i = 0; i < findings.n; i++) {
		const str identity = identity_of(mem, &sorted[i]);
		size_t **count = (size_t **)map_put(mem, &seen, identity);

		if (!*count)
			*count = ARENA_NEW(mem, size_t);
		const str whole = str_format(mem, "%.*s\n%zu", STR_ARG(identity), (**count)++);
		findings.items[i] = (struct check_finding){sorted[i], sorted[i].place.column,
		    str_format(mem, "%016llx", (unsigned long long)str_hash(whole))};
	}
	return findings;
}

void check_filter(struct check_findings *findings, check_keep *keep, void *context)
{
	size_t n = 0;

	for (size_t i = 0; i < findings->n; i++) {
		if (keep(context, &findings->items[i]))
			findings->items[n++] = findings->items[i];
	}
	findings->n = n;
}

struct map check_fingerprints(struct arena *mem, const struct check_findings *findings)
{
	struct map known = {0};

	for (size_t i = 0; i < findings->n; i++)
		*map_put(mem, &known, findings->items[i].fingerprint) = &findings->items[i];
	return known;
}

size_t check_count(const struct check_findings *findings, enum diag_severity severity)
{
	size_t n = 0;

	for (size_t i = 0; i < findings->n; i++)
		n += findings->items[i].item.severity == severity;
	return n;
}
